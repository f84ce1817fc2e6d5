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
 * Runs everything on this machine until it is interrupted: the README's first command ends here.
 *
 * <p>Its first argument is the folder of the server's installation, its second the folder for the data.
 */
public final class LocalRun {

    /** Less than the patience of who pressed Ctrl-C: open event streams would hold the server for half a minute. */
    private static final Duration TO_STOP = Duration.ofSeconds(8);

    private final DataFolder data;
    private final LocalCloud cloud;
    private final LibertyServer server;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** @param models what the service is told about its models */
    private LocalRun(Path wlpHome, DataFolder data, LocalCloud cloud, Map<String, String> models) throws IOException {
        this.data = data;
        this.cloud = cloud;
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.putAll(models);
        server = new LibertyServer(wlpHome, wlpHome.resolveSibling("output"), null, environment);
    }

    /** Runs; ends the process with 1 when it cannot. */
    public static void main(String[] arguments) throws Exception {
        // the stand-ins' own messages help nobody who wants to see the service
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
                    "The buckets, tables and queues could not be made (" + e.getMessage() + "). Their names are "
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
            throw new LocalRunException("The server ended with code " + code + "; its messages say why.");
        }
        // the hook is at work, and ends the process when it is done
        Thread.currentThread().join();
    }

    /** When Maven is told to end it may leave us behind. */
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
