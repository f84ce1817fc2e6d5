package org.mediaquery.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;

/**
 * Runs the stand-ins in a container, without the service, until it is stopped. The environment variable
 * {@code STAND_INS_NAME} is their host name in the container's network. The data is deleted with the container.
 */
public final class StandIns {

    private static final String FOLDER = "/tmp/stand-ins";

    private StandIns() {}

    /** Runs until the process is stopped. */
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
