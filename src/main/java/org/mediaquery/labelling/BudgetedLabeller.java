package org.mediaquery.labelling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.IntPredicate;

/** Stands before a labeller that costs money: what the day's limit does not allow waits for the next day. */
public final class BudgetedLabeller extends ForwardingLabeller {

    private final IntPredicate budget;
    private final Clock clock;

    /** @param budget takes so many calls from today's limit, or says that there are not so many left */
    public BudgetedLabeller(Labeller delegate, IntPredicate budget, Clock clock) {
        super(delegate);
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public Answer label(Subject subject, String token) {
        int calls = delegate().paidCalls(subject);
        if (calls > 0 && !budget.test(calls)) {
            throw LabellingException.throttled(
                    untilTomorrow(),
                    "The daily limit of paid calls (MEDIA_DAILY_PAID_CALLS) is used up; it goes on at midnight UTC.",
                    null);
        }
        return delegate().label(subject, token);
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
