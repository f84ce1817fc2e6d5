package org.mediaquery.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.LogManager;

/**
 * Runs everything on this machine until it is interrupted: the README's first command ends here.
 *
 * <p>Its first argument is the folder of the server's installation, its second the folder for the data.
 */
public final class LocalRun {

    private LocalRun() {}

    /** Runs; ends the process with 1 when it cannot. */
    public static void main(String[] arguments) throws Exception {
        // the stand-ins' own messages help nobody who wants to see the service
        LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
        Map<String, String> environment = System.getenv();
        Path data = Path.of(environment.getOrDefault("MEDIA_DATA_DIR", arguments[1]));
        try {
            run(Path.of(arguments[0]), data, LocalPorts.of(environment));
        } catch (LocalRunException e) {
            System.err.println();
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Path wlpHome, Path data, LocalPorts ports) throws Exception {
        LocalCloud cloud = LocalCloud.keeping(ports, data);
        LibertyServer server = new LibertyServer(wlpHome, wlpHome.resolveSibling("output"), null, cloud.environment());
        AtomicBoolean stopping = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopping.set(true);
            stop(server, cloud);
        }));
        ProcessHandle.current().parent().ifPresent(LocalRun::endWith);
        server.awaitReady();
        System.out.println(Banner.text(ports, data));
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

    private static void stop(LibertyServer server, LocalCloud cloud) {
        try {
            server.close();
            cloud.close();
            System.out.println("Stopped.");
        } catch (Exception e) {
            System.err.println("Not everything stopped cleanly: " + e);
        }
    }
}
