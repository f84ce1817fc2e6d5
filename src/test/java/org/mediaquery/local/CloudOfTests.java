package org.mediaquery.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The stand-ins for tests of a server that the build has started. They run in the process of the tests until it ends, on the
 * ports in the server's configuration.
 */
public final class CloudOfTests {

    private CloudOfTests() {}

    public static void start() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("build.directory")), "cloud");
        LocalCloud cloud = LocalCloud.forTest(
                new LocalPorts(
                        port("test.http.port"), port("test.s3.port"), port("test.dynamo.port"), port("test.sqs.port")),
                folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cloud, folder)));
    }

    private static void stop(LocalCloud cloud, Path folder) {
        try {
            cloud.close();
            LocalService.delete(folder);
        } catch (Exception e) {
            throw new IllegalStateException("the stand-ins did not stop cleanly", e);
        }
    }

    private static int port(String key) {
        return Integer.parseInt(System.getProperty(key));
    }
}
