package org.mediaquery.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.mediaquery.local.LibertyServer;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.local.LocalService;

/** Replicas of the service in separate processes with a common queue, connected to each stand-in through a proxy. */
final class Cluster implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(40);

    private final Path folder = Files.createTempDirectory(Path.of(System.getProperty("build.directory")), "faults");
    private final LocalCloud cloud = LocalCloud.forTest(LocalPorts.free(), folder.resolve("data"));
    private final Map<String, FaultyProxy> proxies = new HashMap<>();
    private final Map<String, String> environment;
    private final List<LibertyServer> servers = new ArrayList<>();
    private int started;
    private int workers;

    /** Starts the cluster, and waits until it is ready. */
    Cluster(int replicas, Map<String, String> settings) throws Exception {
        proxies.put("S3", new FaultyProxy(cloud.ports().s3()));
        proxies.put("DYNAMODB", new FaultyProxy(cloud.ports().dynamo()));
        proxies.put("SQS", new FaultyProxy(cloud.ports().sqs()));
        environment = new HashMap<>(cloud.environment());
        proxies.forEach(
                (service, proxy) -> environment.put("AWS_ENDPOINT_URL_" + service, "http://127.0.0.1:" + proxy.port()));
        // two processes on a small machine: a fast start matters more than peak performance
        environment.put("JVM_ARGS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m");
        environment.putAll(settings);
        for (int i = 0; i < replicas; i++) {
            servers.add(start());
        }
        awaitReady();
    }

    LocalCloud cloud() {
        return cloud;
    }

    Map<String, FaultyProxy> proxies() {
        return proxies;
    }

    /** Starts a worker without a server. */
    Process worker() throws IOException {
        workers++;
        ProcessBuilder worker = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                LoneWorker.class.getName());
        worker.environment().putAll(environment);
        return worker.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(workersLog().toFile()))
                .start();
    }

    private Path workersLog() {
        return Path.of(System.getProperty("build.directory"), folder.getFileName() + "-workers.log");
    }

    /** Returns the number of errors thrown by one method of the workers' ports. */
    long errors(String method) throws IOException {
        return said(Errors.MARK + method);
    }

    /** Returns the number of workers that have started to receive messages. */
    long working() throws IOException {
        return said(LoneWorker.WORKING);
    }

    private long said(String line) throws IOException {
        try (Stream<String> lines = Files.lines(workersLog())) {
            return lines.filter(line::equals).count();
        }
    }

    int workers() {
        return workers;
    }

    int replicas() {
        return servers.size();
    }

    URI home(int replica) {
        return servers.get(replica).home();
    }

    LibertyServer server(int replica) {
        return servers.get(replica);
    }

    /** Kills a replica, and starts another one in its place. */
    void kill(int replica) throws Exception {
        servers.get(replica).kill();
        servers.set(replica, start());
    }

    /** Stops a replica as a rolling update does, and starts another one in its place. */
    void replace(int replica) throws Exception {
        servers.get(replica).stop(GRACE);
        servers.set(replica, start());
    }

    /** Waits until all replicas are alive, up to a limit, or until waiting has become needless. */
    void awaitAlive(Duration limit, BooleanSupplier needless) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (LibertyServer server : servers) {
            while (!server.isListening() && System.nanoTime() < end && !needless.getAsBoolean()) {
                Thread.sleep(100);
            }
        }
    }

    void awaitReady() throws InterruptedException {
        for (LibertyServer server : servers) {
            server.awaitReady();
        }
    }

    private LibertyServer start() throws IOException {
        Map<String, String> own = new HashMap<>(environment);
        own.put("HTTP_PORT", Integer.toString(LocalPorts.free().http()));
        started++;
        return new LibertyServer(
                Path.of(System.getProperty("wlp.home")),
                folder.resolve("server-" + started),
                Path.of(System.getProperty("build.directory"), folder.getFileName() + "-" + started + ".log"),
                own);
    }

    @Override
    public void close() throws Exception {
        for (LibertyServer server : servers) {
            server.close();
        }
        for (FaultyProxy proxy : proxies.values()) {
            proxy.close();
        }
        cloud.close();
        LocalService.delete(folder);
    }
}
