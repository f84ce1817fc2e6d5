package org.mediaquery.labelling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.IntPredicate;
import org.mediaquery.media.MediaType;

/** Stands before a labeller that costs money: what the day's limit does not allow waits for the next day. */
public final class BudgetedLabeller implements Labeller {

    private final Labeller delegate;
    private final IntPredicate budget;
    private final Clock clock;

    /** @param budget takes so many calls from today's limit, or says that there are not so many left */
    public BudgetedLabeller(Labeller delegate, IntPredicate budget, Clock clock) {
        this.delegate = delegate;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public String source() {
        return delegate.source();
    }

    @Override
    public boolean reads(MediaType type) {
        return delegate.reads(type);
    }

    @Override
    public Answer label(Subject subject, String token) {
        int calls = delegate.paidCalls(subject);
        if (calls > 0 && !budget.test(calls)) {
            throw LabellingException.throttled(
                    untilTomorrow(),
                    "The daily limit of paid calls (MEDIA_DAILY_PAID_CALLS) is used up; it goes on at midnight UTC.",
                    null);
        }
        return delegate.label(subject, token);
    }

    @Override
    public Answer collect(String jobId) {
        return delegate.collect(jobId);
    }

    @Override
    public int paidCalls(Subject subject) {
        return delegate.paidCalls(subject);
    }

    @Override
    public Duration pause() {
        return delegate.pause();
    }

    private Duration untilTomorrow() {
        Instant now = clock.instant();
        return Duration.between(
                now,
                LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
    }
}
