package org.mediaquery.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;

/**
 * Runs the stand-ins without the service until it is told to stop, for containers: others in their network find them under
 * the name that the environment variable {@code STAND_INS_NAME} says. The data goes with the container.
 */
public final class StandIns {

    private static final String FOLDER = "/tmp/stand-ins";

    private StandIns() {}

    /** Runs them. */
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
        Map<String, String> environment = System.getenv();
        LocalCloud cloud = LocalCloud.reachable(
                LocalPorts.of(environment),
                LocalNames.of(environment),
                Path.of(FOLDER),
                Reach.network(environment.getOrDefault("STAND_INS_NAME", "localhost")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cloud)));
        System.out.println("The stand-ins are ready.");
        Thread.currentThread().join();
    }

    private static void stop(LocalCloud cloud) {
        try {
            cloud.close();
        } catch (Exception e) {
            System.err.println("Not everything stopped cleanly: " + e);
        }
    }
}
