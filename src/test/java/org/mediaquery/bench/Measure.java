package org.mediaquery.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Times calls. */
final class Measure {

    /** A call that is measured. It checks its own answer. */
    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }

    /**
     * Times of one caller.
     *
     * @param median of its calls, in microseconds
     * @param p99 of a hundred calls one takes longer, in microseconds
     */
    record Times(double median, double p99) {}

    private static final int MOST_CALLS = 1000;

    private Measure() {}

    /** Calls one after the other, for some seconds at the most. */
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

    /** Calls of many callers at the same time, a second. */
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
