package org.mediaquery.labelling;

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
 * Protects a remote labeller with a rate limit, a concurrency limit, a timeout, retries and a circuit breaker. A call
 * that was not attempted fails as throttled, so that the work waits without counting as a failed attempt.
 */
public final class ResilientLabeller extends ForwardingLabeller {

    private static final int RETRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
    private static final double JITTER = 0.5;

    /** The circuit opens when this many of the last calls failed. */
    private static final int FAILURES = 5;

    private static final int OF_CALLS = 10;
    private static final Duration OPEN = Duration.ofSeconds(30);

    /** The maximum wait for a permit, before the work makes room for other work. */
    private static final Duration MAX_PERMIT_WAIT = Duration.ofSeconds(5);

    /** The result of a job has many pages, so collecting it has a longer timeout. */
    private static final int JOB_TIMEOUT_FACTOR = 10;

    private final Outages outages;
    private final CircuitBreaker<LabellerAnswer> circuit;
    private final FailsafeExecutor<LabellerAnswer> guard;
    private final ConcurrencyLimit concurrency;
    private final FailsafeExecutor<LabellerAnswer> calls;
    private final FailsafeExecutor<LabellerAnswer> collections;

    /** Creates a labeller without a counter of outages. */
    public ResilientLabeller(Labeller delegate, ProviderLimits limits) {
        this(delegate, limits, kind -> {});
    }

    /** @param counter receives the kind of each outage when it begins */
    public ResilientLabeller(Labeller delegate, ProviderLimits limits, Consumer<ProviderFault.Kind> counter) {
        this(delegate, limits, counter, MAX_PERMIT_WAIT);
    }

    ResilientLabeller(
            Labeller delegate, ProviderLimits limits, Consumer<ProviderFault.Kind> counter, Duration maxPermitWait) {
        super(delegate);
        Outages tracked = new Outages(delegate.source(), counter);
        this.outages = tracked;
        this.circuit = CircuitBreaker.<LabellerAnswer>builder()
                .handleIf((answer, failure) -> {
                    boolean fault = isProviderFailure(failure);
                    if (fault) {
                        tracked.failed(failure);
                    }
                    return fault;
                })
                .withFailureThreshold(FAILURES, OF_CALLS)
                .withDelay(OPEN)
                .onOpen(event -> tracked.opened(OPEN))
                .onClose(event -> tracked.closed())
                .build();
        RetryPolicy<LabellerAnswer> retry = RetryPolicy.<LabellerAnswer>builder()
                .handleIf(ResilientLabeller::isRetryable)
                .withBackoff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(JITTER)
                .withMaxRetries(RETRIES)
                .build();
        RateLimiter<LabellerAnswer> rate = RateLimiter.<LabellerAnswer>smoothBuilder(
                        Duration.ofNanos((long) (Duration.ofSeconds(1).toNanos() / limits.callsPerSecond())))
                .withMaxWaitTime(maxPermitWait)
                .build();
        this.guard = Failsafe.with(retry, circuit, rate);
        this.concurrency = new ConcurrencyLimit(limits.concurrency(), maxPermitWait);
        this.calls = Failsafe.with(timeout(limits.timeout()));
        this.collections = Failsafe.with(timeout(limits.timeout().multipliedBy(JOB_TIMEOUT_FACTOR)));
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

    private LabellerAnswer protectedCall(FailsafeExecutor<LabellerAnswer> timed, CheckedSupplier<LabellerAnswer> call) {
        try {
            return guard.get(() -> concurrency.call(() -> timed.get(call)));
        } catch (CircuitBreakerOpenException e) {
            Duration rest = circuit.getRemainingDelay();
            throw LabellingException.throttled(
                    rest.compareTo(MAX_PERMIT_WAIT) > 0 ? rest : MAX_PERMIT_WAIT,
                    source() + " is down (" + outages.brief() + "); calls are paused.",
                    e);
        } catch (RateLimitExceededException | ConcurrencyLimit.ReachedException e) {
            throw LabellingException.throttled(
                    MAX_PERMIT_WAIT, "Calls to " + source() + " are at the configured rate or concurrency limit.", e);
        } catch (TimeoutExceededException e) {
            throw new LabellingException(Kind.TRANSIENT, source() + " did not respond in time.", e);
        } catch (FailsafeException e) {
            // interrupted while waiting for a permit or a retry: the server stops
            Thread.currentThread().interrupt();
            throw new LabellingException(Kind.TRANSIENT, "The service stopped before " + source() + " responded.", e);
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
