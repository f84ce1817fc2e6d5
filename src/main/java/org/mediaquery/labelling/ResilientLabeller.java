package org.mediaquery.labelling;

import dev.failsafe.Bulkhead;
import dev.failsafe.BulkheadFullException;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RateLimitExceededException;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import java.util.function.Consumer;
import org.mediaquery.labelling.LabellingException.Kind;

/**
 * Stands before a labeller whose provider is somewhere else: asks it no faster and no more at a time than allowed, gives up
 * on answers that do not come, tries again what may succeed, and leaves the provider alone for a while when it is down. What
 * was not even tried is told as throttled, so that it waits without counting as failed.
 */
public final class ResilientLabeller extends ForwardingLabeller {

    private static final int RETRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
    private static final double JITTER = 0.5;

    /** The circuit opens when so many of the last calls failed. */
    private static final int FAILURES = 5;

    private static final int OF_CALLS = 10;
    private static final Duration OPEN = Duration.ofSeconds(30);

    /** How long work waits for its turn before it makes room for other work. */
    private static final Duration IN_LINE = Duration.ofSeconds(5);

    /** What came of a job is told in many pages. */
    private static final int PATIENCE_WITH_JOBS = 10;

    private final Outages outages;
    private final CircuitBreaker<LabellerAnswer> circuit;
    private final FailsafeExecutor<LabellerAnswer> calls;
    private final FailsafeExecutor<LabellerAnswer> collections;

    /** A guard whose outages nobody counts. */
    public ResilientLabeller(Labeller delegate, ProviderLimits limits) {
        this(delegate, limits, kind -> {});
    }

    /** @param counter is told the kind of each outage when it begins */
    public ResilientLabeller(Labeller delegate, ProviderLimits limits, Consumer<ProviderFault.Kind> counter) {
        super(delegate);
        Outages watched = new Outages(delegate.source(), counter);
        this.outages = watched;
        this.circuit = CircuitBreaker.<LabellerAnswer>builder()
                .handleIf((answer, failure) -> {
                    boolean fault = isProviderFailure(failure);
                    if (fault) {
                        watched.failed(failure);
                    }
                    return fault;
                })
                .withFailureThreshold(FAILURES, OF_CALLS)
                .withDelay(OPEN)
                .onOpen(event -> watched.opened(OPEN))
                .onClose(event -> watched.closed())
                .build();
        RetryPolicy<LabellerAnswer> retry = RetryPolicy.<LabellerAnswer>builder()
                .handleIf(ResilientLabeller::isRetryable)
                .withBackoff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(JITTER)
                .withMaxRetries(RETRIES)
                .build();
        RateLimiter<LabellerAnswer> rate = RateLimiter.<LabellerAnswer>smoothBuilder(
                        Duration.ofNanos((long) (Duration.ofSeconds(1).toNanos() / limits.callsPerSecond())))
                .withMaxWaitTime(IN_LINE)
                .build();
        Bulkhead<LabellerAnswer> bulkhead = Bulkhead.<LabellerAnswer>builder(limits.concurrency())
                .withMaxWaitTime(IN_LINE)
                .build();
        this.calls = Failsafe.with(retry, circuit, rate, bulkhead, timeout(limits.timeout()));
        this.collections = Failsafe.with(
                retry, circuit, rate, bulkhead, timeout(limits.timeout().multipliedBy(PATIENCE_WITH_JOBS)));
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        return protectedCall(calls, () -> delegate().label(subject, token));
    }

    @Override
    public LabellerAnswer collect(String jobId) {
        return protectedCall(collections, () -> delegate().collect(jobId));
    }

    @Override
    public Duration pause() {
        return circuit.isOpen() ? circuit.getRemainingDelay() : Duration.ZERO;
    }

    private LabellerAnswer protectedCall(
            FailsafeExecutor<LabellerAnswer> executor, CheckedSupplier<LabellerAnswer> call) {
        try {
            return executor.get(call);
        } catch (CircuitBreakerOpenException e) {
            Duration rest = circuit.getRemainingDelay();
            throw LabellingException.throttled(
                    rest.compareTo(IN_LINE) > 0 ? rest : IN_LINE,
                    source() + " is down (" + outages.brief() + "); it is left alone for a while.",
                    e);
        } catch (RateLimitExceededException | BulkheadFullException e) {
            throw LabellingException.throttled(
                    IN_LINE, "There is more to do than " + source() + " may be asked for.", e);
        } catch (TimeoutExceededException e) {
            throw new LabellingException(Kind.TRANSIENT, source() + " did not answer in time.", e);
        } catch (FailsafeException e) {
            // waiting for a turn or for another try was interrupted: the server stops
            Thread.currentThread().interrupt();
            throw new LabellingException(Kind.TRANSIENT, "The service stopped before " + source() + " answered.", e);
        }
    }

    private static Timeout<LabellerAnswer> timeout(Duration limit) {
        return Timeout.<LabellerAnswer>builder(limit).withInterrupt().build();
    }

    private static boolean isProviderFailure(Throwable failure) {
        return failure instanceof TimeoutExceededException
                || (failure instanceof LabellingException labelling && labelling.kind() == Kind.TRANSIENT);
    }

    private static boolean isRetryable(Throwable failure) {
        return isProviderFailure(failure)
                || (failure instanceof LabellingException labelling
                        && labelling.kind() == Kind.THROTTLED
                        && labelling.after().isEmpty());
    }
}
