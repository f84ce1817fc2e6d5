package org.mediaquery.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Sends the notifications of one bucket to the forwarder as Lambda does: asynchronously, with two retries. Undelivered
 * notifications are sent again at the next start.
 */
public final class Notifier implements S3Events.Listener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private static final int TRIES = 3;

    /** Shorter than Lambda's delays of one and two minutes, for local use. */
    private static final long SECONDS_BETWEEN_TRIES = 1;

    private final String bucket;
    private final RequestStreamHandler forwarder;
    private final Outbox outbox;
    private final NotificationForm form;
    private volatile Deliveries deliveries = key -> List.of(Duration.ZERO);
    private final ExecutorService lambda = Executors.newSingleThreadExecutor();

    /**
     * @param bucket the bucket; other buckets have no notifications
     * @param forwarder the receiver of notifications
     * @param outbox stores notifications until they have been delivered
     */
    Notifier(String bucket, RequestStreamHandler forwarder, Outbox outbox) {
        this.bucket = bucket;
        this.forwarder = forwarder;
        this.outbox = outbox;
        form = new NotificationForm(bucket);
    }

    /** Simulates that S3 delivers notifications late, repeatedly or out of order. */
    @FunctionalInterface
    public interface Deliveries {

        /** Returns the delay of each delivery of a notification of this object; an empty list drops it. */
        List<Duration> of(String key);
    }

    void deliver(Deliveries others) {
        deliveries = others;
    }

    /** Sends the undelivered notifications of an earlier run, and S3's test event. */
    void start() throws IOException {
        for (Path kept : outbox.left()) {
            hand(kept, Files.readAllBytes(kept));
        }
        send(form.test(), Duration.ZERO);
    }

    @Override
    public void created(String event, String bucketOfObject, String key, HeadObjectResponse object) {
        if (bucket.equals(bucketOfObject)) {
            send(key, form.created(event, key, object));
        }
    }

    @Override
    public void removed(String bucketOfObject, String key) {
        if (bucket.equals(bucketOfObject)) {
            send(key, form.removed(key));
        }
    }

    @Override
    public void close() throws InterruptedException {
        lambda.shutdown();
        if (!lambda.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("the forwarder is slow: some notifications will be sent at the next start");
            lambda.shutdownNow();
        }
    }

    private void send(String key, String notification) {
        deliveries.of(key).forEach(delay -> send(notification, delay));
    }

    private void send(String notification, Duration delay) {
        byte[] body = notification.getBytes(StandardCharsets.UTF_8);
        try {
            Path kept = outbox.keep(body);
            if (delay.isZero()) {
                hand(kept, body);
            } else {
                CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, lambda)
                        .execute(() -> invoke(kept, body, 1));
            }
        } catch (IOException e) {
            // fails the request, because its notification would be lost
            throw new UncheckedIOException(e);
        }
    }

    private void hand(Path kept, byte[] notification) {
        lambda.execute(() -> invoke(kept, notification, 1));
    }

    private void invoke(Path kept, byte[] notification, int attempt) {
        try {
            forwarder.handleRequest(new ByteArrayInputStream(notification), OutputStream.nullOutputStream(), null);
            Files.delete(kept);
        } catch (IOException | RuntimeException e) {
            if (attempt == TRIES || lambda.isShutdown()) {
                LOG.error("the forwarder failed {} times; {} is sent again at the next start", attempt, kept, e);
                return;
            }
            LOG.warn("the forwarder failed (try {} of {})", attempt, TRIES, e);
            CompletableFuture.delayedExecutor(SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS, lambda)
                    .execute(() -> invoke(kept, notification, attempt + 1));
        }
    }
}
