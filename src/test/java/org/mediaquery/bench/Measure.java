package org.mediaquery.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures calls. */
final class Measure {

    /** A call to measure. It checks its own result. */
    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }

    /**
     * The response times of one client.
     *
     * @param median the median in microseconds
     * @param p99 the 99th percentile in microseconds
     */
    record Times(double median, double p99) {}

    private static final int MOST_CALLS = 1000;

    private Measure() {}

    /** Measures sequential calls for up to some seconds. */
    static Times one(Call call, double seconds) throws Exception {
        long warm = System.nanoTime() + (long) (seconds * 0.3e9);
        for (int i = 0; i < MOST_CALLS && System.nanoTime() < warm; i++) {
            call.run();
        }
        List<Long> times = new ArrayList<>();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (times.size() < MOST_CALLS && (times.size() < 3 || System.nanoTime() < end)) {
            long start = System.nanoTime();
            call.run();
            times.add(System.nanoTime() - start);
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Times(sorted[sorted.length / 2] / 1e3, sorted[(int) (sorted.length * 0.99)] / 1e3);
    }

    /** Returns the number of calls per second of concurrent clients. */
    static double rate(Call call, int callers, double seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            spin(threads, call, callers, seconds * 0.3);
            long start = System.nanoTime();
            long calls = spin(threads, call, callers, seconds);
            return calls / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private static long spin(ExecutorService threads, Call call, int callers, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        Callable<Long> caller = () -> {
            long calls = 0;
            while (System.nanoTime() < end) {
                call.run();
                calls++;
            }
            return calls;
        };
        long calls = 0;
        for (Future<Long> one : threads.invokeAll(Collections.nCopies(callers, caller))) {
            calls += one.get();
        }
        return calls;
    }
}
