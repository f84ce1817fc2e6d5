package org.mediaquery.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.mediaquery.models.ModelCatalog;
import org.mediaquery.models.Progress;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Runs the service and its stand-ins on this machine until interrupted. The README's first command starts it.
 *
 * <p>The first argument is the folder of the server's installation, the second the data folder.
 */
public final class LocalRun {

    /** Short enough for a user who pressed Ctrl-C. Open event streams would delay the server for half a minute. */
    private static final Duration TO_STOP = Duration.ofSeconds(8);

    private final DataFolder data;
    private final LocalCloud cloud;
    private final LibertyServer server;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** @param models environment variables for the models */
    private LocalRun(Path wlpHome, DataFolder data, LocalCloud cloud, Map<String, String> models) throws IOException {
        this.data = data;
        this.cloud = cloud;
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.putAll(models);
        server = new LibertyServer(wlpHome, wlpHome.resolveSibling("output"), null, environment);
    }

    /** Runs until interrupted. Exits with 1 after a failure. */
    public static void main(String[] arguments) throws Exception {
        // messages of the stand-ins would hide those of the service
        LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
        Map<String, String> environment = System.getenv();
        Path folder = Path.of(environment.getOrDefault("MEDIA_DATA_DIR", arguments[1]));
        try {
            LocalPorts ports = LocalPorts.of(environment);
            DataFolder data = new DataFolder(folder);
            LocalCloud cloud = cloud(ports, LocalNames.of(environment), data);
            Map<String, String> models =
                    new LocalModels(ModelCatalog.load(), new Progress(System.out)).fetch(environment);
            new LocalRun(Path.of(arguments[0]), data, cloud, models).run();
        } catch (LocalRunException e) {
            System.err.println();
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static LocalCloud cloud(LocalPorts ports, LocalNames names, DataFolder data) throws Exception {
        try {
            return LocalCloud.keeping(ports, names, data.path());
        } catch (SdkException e) {
            throw new LocalRunException(
                    "The buckets, tables and queues could not be created (" + e.getMessage() + "). Their names are "
                            + names + "; the environment variables MEDIA_BUCKET_NAME, MEDIA_DERIVED_BUCKET_NAME,"
                            + " MEDIA_TABLE_NAME and MEDIA_INDEX_TABLE_NAME change them.",
                    e);
        }
    }

    private void run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        ProcessHandle.current().parent().ifPresent(LocalRun::endWith);
        server.awaitReady();
        System.out.println(Banner.text(cloud.ports(), cloud.names(), data.path()));
        int code = server.awaitEnd();
        if (!stopping.get()) {
            throw new LocalRunException("The server exited with code " + code + "; see its messages above.");
        }
        // the shutdown hook ends the process when it has finished
        Thread.currentThread().join();
    }

    /** Exits with the parent process, because Maven may leave this process running. */
    private static void endWith(ProcessHandle parent) {
        Thread watcher = new Thread(() -> {
            parent.onExit().join();
            System.exit(0);
        });
        watcher.setDaemon(true);
        watcher.start();
    }

    private void stop() {
        stopping.set(true);
        try {
            server.stop(TO_STOP);
            cloud.close();
            data.close();
            System.out.println("Stopped.");
        } catch (Exception e) {
            System.err.println("Not everything stopped cleanly: " + e);
        }
    }
}
