package org.mediaquery.ingest;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Consumer settings for tests. */
public final class TestConsumerSettings {

    /** Daemon threads, which do not keep the test process alive. */
    private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool(TestConsumerSettings::daemon);

    private static final ScheduledExecutorService SCHEDULER =
            Executors.newScheduledThreadPool(2, TestConsumerSettings::daemon);

    private TestConsumerSettings() {}

    public static ConsumerSettings of(int concurrency) {
        return of(concurrency, 3, Duration.ofMinutes(1));
    }

    public static ConsumerSettings of(int concurrency, int maxAttempts, Duration visibilityTimeout) {
        return new ConsumerSettings(EXECUTOR, SCHEDULER, concurrency, maxAttempts, visibilityTimeout);
    }

    public static ConsumerSettings with(ExecutorService executor) {
        return new ConsumerSettings(executor, SCHEDULER, 4, 3, Duration.ofMinutes(1));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    }
}
