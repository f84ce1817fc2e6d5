package org.mediaquery.platform.aws;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads for concurrent calls to DynamoDB. If all are busy, the caller's thread makes the call. So no thread waits for
 * another one, which could deadlock on the server's own executor.
 */
public final class DynamoExecutor implements AutoCloseable {

    static final int MOST = 32;
    private static final int IDLE_SECONDS = 60;

    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
                Thread thread = new Thread(task, "dynamo-call");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.CallerRunsPolicy());

    public Executor executor() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
