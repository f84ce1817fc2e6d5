package org.mediaquery.platform.observability;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.WorkQueue;

/** Counts failed polls of the queue. */
public final class MeteredWorkQueue implements WorkQueue {

    private static final Metadata FAILURES = Metadata.builder()
            .withName("media_queue_failures")
            .withDescription("Failed polls of the queue by this replica")
            .build();

    private final WorkQueue delegate;
    private final Counter failures;

    public MeteredWorkQueue(WorkQueue delegate, MetricRegistry metrics) {
        this.delegate = delegate;
        this.failures = metrics.counter(FAILURES);
    }

    @Override
    public List<QueueMessage> receive(int most, Duration invisible) {
        try {
            return delegate.receive(most, invisible);
        } catch (RuntimeException e) {
            failures.inc();
            throw e;
        }
    }

    @Override
    public void send(String body, Duration delay) {
        delegate.send(body, delay);
    }

    @Override
    public void send(List<String> bodies) {
        delegate.send(bodies);
    }

    @Override
    public void delete(QueueMessage message) {
        delegate.delete(message);
    }

    @Override
    public void changeVisibility(QueueMessage message, Duration time) {
        delegate.changeVisibility(message, time);
    }

    @Override
    public void moveToDeadLetters(QueueMessage message, String reason) {
        delegate.moveToDeadLetters(message, reason);
    }

    @Override
    public int redrive(int most, Consumer<String> moved) {
        return delegate.redrive(most, moved);
    }

    @Override
    public long deadLetterCount() {
        return delegate.deadLetterCount();
    }

    @Override
    public long depth() {
        return delegate.depth();
    }

    @Override
    public void check() {
        delegate.check();
    }
}
