package org.mediaquery.ingest;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Crews for tests. */
public final class TestConsumerSettings {

    /** Threads that do not keep the tests from ending. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(TestConsumerSettings::daemon);

    private static final ScheduledExecutorService SCHEDULER =
            Executors.newScheduledThreadPool(2, TestConsumerSettings::daemon);

    private TestConsumerSettings() {}

    public static ConsumerSettings of(int size) {
        return of(size, 3, Duration.ofMinutes(1));
    }

    public static ConsumerSettings of(int size, int tries, Duration takeover) {
        return new ConsumerSettings(THREADS, SCHEDULER, size, tries, takeover);
    }

    public static ConsumerSettings with(ExecutorService threads) {
        return new ConsumerSettings(threads, SCHEDULER, 4, 3, Duration.ofMinutes(1));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "crew");
        thread.setDaemon(true);
        return thread;
    }
}
