package org.mediaquery.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/** Runs the stand-ins and the server with the built WAR on free ports, with temporary data. */
public final class LocalService implements AutoCloseable {

    private final Path folder;
    private final LocalCloud cloud;
    private final Path log;
    private final LibertyServer server;

    /**
     * Starts everything, and waits until the service is ready.
     *
     * @param settings environment variables for the service
     */
    public LocalService(Map<String, String> settings) throws Exception {
        folder = Files.createTempDirectory(Path.of(System.getProperty("build.directory")), "local");
        cloud = LocalCloud.forTest(LocalPorts.free(), folder.resolve("data"));
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.putAll(settings);
        log = Path.of(System.getProperty("build.directory"), folder.getFileName() + ".log");
        server = new LibertyServer(Path.of(System.getProperty("wlp.home")), folder.resolve("server"), log, environment);
        try {
            server.awaitReady();
        } catch (LocalRunException e) {
            close();
            throw e;
        }
    }

    public LocalCloud cloud() {
        return cloud;
    }

    /** Returns the file of the server's console output. */
    public Path log() {
        return log;
    }

    public LibertyServer server() {
        return server;
    }

    @Override
    public void close() throws Exception {
        server.close();
        cloud.close();
        delete(folder);
    }

    /** Deletes a folder with its content. */
    public static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
