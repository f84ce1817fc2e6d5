package org.mediaquery.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Injects network faults at random times, and kills and replaces replicas in turn, until it is stopped. */
final class Chaos {

    private static final int LONGEST_FAULT_MILLIS = 3000;
    private static final int LONGEST_REST_MILLIS = 8000;
    private static final int LONGEST_LIFE_MILLIS = 8000;
    private static final Duration TO_START = Duration.ofSeconds(40);
    private static final int SHORTEST_WORK_MILLIS = 2500;
    private static final int LONGEST_WORK_MILLIS = 4000;
    private static final int BETWEEN_LOOKS_MILLIS = 100;

    private final Cluster cluster;
    private final long seed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<FaultyProxy.Mode, Integer> made = new EnumMap<>(FaultyProxy.Mode.class);
    private final List<Long> kills = new CopyOnWriteArrayList<>();
    private final List<Interval> tableFaults = new ArrayList<>();
    private int replaced;

    /** A period on {@link System#nanoTime}'s clock. */
    record Interval(long from, long to) {}

    Chaos(Cluster cluster, long seed) {
        this.cluster = cluster;
        this.seed = seed;
    }

    /** Injects faults while the work is running, and then waits until all replicas are ready again. */
    void during(CompletableFuture<Void> work) throws Exception {
        ExecutorService others = Executors.newFixedThreadPool(2);
        Future<?> network = others.submit(this::breakConnections);
        Future<?> workers = others.submit(this::killWorkers);
        try {
            endReplicas(work);
        } finally {
            stopping.countDown();
            network.get();
            workers.get();
            others.shutdown();
        }
        cluster.awaitReady();
        work.join();
    }

    private Void killWorkers() throws Exception {
        Random random = new Random(seed + 2);
        boolean stopped = false;
        while (!stopped) {
            long before = cluster.workers() == 0 ? 0 : cluster.working();
            Process worker = cluster.worker();
            while (!stopped && worker.isAlive() && cluster.working() == before) {
                stopped = rest(BETWEEN_LOOKS_MILLIS);
            }
            stopped = stopped || rest(SHORTEST_WORK_MILLIS + random.nextInt(LONGEST_WORK_MILLIS));
            kills.add(System.nanoTime());
            worker.destroyForcibly().waitFor();
        }
        return null;
    }

    /** Returns the times at which replicas or workers were killed, on {@link System#nanoTime}'s clock. */
    List<Long> kills() {
        return List.copyOf(kills);
    }

    int replaced() {
        return replaced;
    }

    synchronized List<Interval> tableFaults() {
        return List.copyOf(tableFaults);
    }

    synchronized int made(FaultyProxy.Mode mode) {
        return made.getOrDefault(mode, 0);
    }

    private void breakConnections() {
        Random random = new Random(seed);
        List<String> services = cluster.proxies().keySet().stream().sorted().toList();
        FaultyProxy.Mode[] modes = {
            FaultyProxy.Mode.SLOW, FaultyProxy.Mode.DOWN, FaultyProxy.Mode.BLACK_HOLE,
        };
        do {
            String service = services.get(random.nextInt(services.size()));
            FaultyProxy.Mode mode = modes[random.nextInt(modes.length)];
            long from = System.nanoTime();
            cluster.proxies().get(service).set(mode);
            rest(random.nextInt(LONGEST_FAULT_MILLIS));
            cluster.proxies().get(service).set(FaultyProxy.Mode.PASS);
            synchronized (this) {
                made.merge(mode, 1, Integer::sum);
                if (service.equals("DYNAMODB")) {
                    tableFaults.add(new Interval(from, System.nanoTime()));
                }
            }
        } while (!rest(random.nextInt(LONGEST_REST_MILLIS)));
    }

    private void endReplicas(CompletableFuture<Void> work) throws Exception {
        Random random = new Random(seed + 1);
        for (int turn = 0; !work.isDone(); turn++) {
            cluster.awaitAlive(TO_START, work::isDone);
            if (isDoneWithin(random.nextInt(LONGEST_LIFE_MILLIS), work)) {
                return;
            }
            int replica = turn % cluster.replicas();
            if (turn % 2 == 0) {
                kills.add(System.nanoTime());
                cluster.kill(replica);
            } else {
                cluster.replace(replica);
                replaced++;
            }
        }
    }

    private static boolean isDoneWithin(long millis, CompletableFuture<Void> work) throws Exception {
        try {
            work.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private boolean rest(long millis) {
        try {
            return stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
