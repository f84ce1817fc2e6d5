package org.mediaquery.labelling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Enforces the daily limit of paid calls: work beyond the limit waits for the next day. */
public final class BudgetedLabeller extends ForwardingLabeller {

    private final IntPredicate budget;
    private final IntConsumer refund;
    private final Clock clock;

    /**
     * @param budget takes a number of calls from today's limit; returns false if too few are left
     * @param refund returns a number of calls to today's limit
     */
    public BudgetedLabeller(Labeller delegate, IntPredicate budget, IntConsumer refund, Clock clock) {
        super(delegate);
        this.budget = budget;
        this.refund = refund;
        this.clock = clock;
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        int calls = delegate().paidCalls(subject);
        if (calls > 0 && !budget.test(calls)) {
            throw LabellingException.throttled(
                    untilTomorrow(),
                    "The daily limit of paid calls (MEDIA_DAILY_PAID_CALLS) is reached; labelling continues at midnight UTC.",
                    null);
        }
        try {
            return delegate().label(subject, token);
        } catch (LabellingException e) {
            if (calls == 1 && isRefusal(e)) {
                refund.accept(calls);
            }
            throw e;
        }
    }

    /**
     * Returns whether the provider rejected the call, so that it is not billed. After a transient failure, the provider
     * may have completed the call, and of several calls the first may have succeeded. Those stay counted, so that the
     * limit holds.
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
