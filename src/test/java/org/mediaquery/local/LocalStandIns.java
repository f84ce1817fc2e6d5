package org.mediaquery.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;

/** Runs the stand-ins alone, for development with {@code mvn liberty:dev}. Prints the environment of the service. */
public final class LocalStandIns {

    private LocalStandIns() {}

    /** Runs until the process is interrupted. The argument is the folder for the data. */
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
        Map<String, String> environment = System.getenv();
        DataFolder data = new DataFolder(Path.of(environment.getOrDefault("MEDIA_DATA_DIR", arguments[0])));
        LocalCloud cloud = LocalCloud.keeping(LocalPorts.of(environment), LocalNames.of(environment), data.path());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cloud, data)));
        System.out.println("The stand-ins are ready. Set these variables for the service:");
        new TreeMap<>(cloud.environment()).forEach((key, value) -> System.out.println("export " + key + "=" + value));
        Thread.currentThread().join();
    }

    private static void stop(LocalCloud cloud, DataFolder data) {
        try {
            cloud.close();
            data.close();
        } catch (Exception e) {
            System.err.println("Not everything stopped cleanly: " + e);
        }
    }
}
