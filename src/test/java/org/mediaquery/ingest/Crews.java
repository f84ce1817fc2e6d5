package org.mediaquery.ingest;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Crews for tests. */
final class Crews {

    /** Threads that do not keep the tests from ending. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(Crews::daemon);

    private static final ScheduledExecutorService SCHEDULER = Executors.newScheduledThreadPool(2, Crews::daemon);

    private Crews() {}

    static Crew of(int size) {
        return of(size, 3, Duration.ofMinutes(1));
    }

    static Crew of(int size, int tries, Duration takeover) {
        return new Crew(THREADS, SCHEDULER, size, tries, takeover);
    }

    static Crew with(ExecutorService threads) {
        return new Crew(threads, SCHEDULER, 4, 3, Duration.ofMinutes(1));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "crew");
        thread.setDaemon(true);
        return thread;
    }
}
