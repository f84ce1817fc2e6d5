package org.mediaquery.labelling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Stands before a labeller that costs money: what the day's limit does not allow waits for the next day. */
public final class BudgetedLabeller extends ForwardingLabeller {

    private final IntPredicate budget;
    private final IntConsumer giveBack;
    private final Clock clock;

    /**
     * @param budget takes so many calls from today's limit, or says that there are not so many left
     * @param giveBack puts so many calls back
     */
    public BudgetedLabeller(Labeller delegate, IntPredicate budget, IntConsumer giveBack, Clock clock) {
        super(delegate);
        this.budget = budget;
        this.giveBack = giveBack;
        this.clock = clock;
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        int calls = delegate().paidCalls(subject);
        if (calls > 0 && !budget.test(calls)) {
            throw LabellingException.throttled(
                    untilTomorrow(),
                    "The daily limit of paid calls (MEDIA_DAILY_PAID_CALLS) is used up; it goes on at midnight UTC.",
                    null);
        }
        try {
            return delegate().label(subject, token);
        } catch (LabellingException e) {
            if (calls == 1 && isRefusal(e)) {
                giveBack.accept(calls);
            }
            throw e;
        }
    }

    /**
     * Services bill what they answered. After a failure of passage nobody knows whether they did, and of several calls the
     * first may have been answered: those stay counted, so that the limit holds.
     */
    private static boolean isRefusal(LabellingException e) {
        return e.kind() != LabellingException.Kind.TRANSIENT;
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
