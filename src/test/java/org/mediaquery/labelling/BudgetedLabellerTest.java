package org.mediaquery.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.LabellerResult;

class BudgetedLabellerTest {

    private static final Clock EVENING = Clock.fixed(Instant.parse("2026-11-20T22:00:00Z"), ZoneOffset.UTC);

    private final Subject subject = new FakeSubject(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB));
    private final AtomicInteger left = new AtomicInteger(5);

    @Test
    void callsBeyondTheDailyLimitWaitForTheNextDay() {
        Labeller labeller = new BudgetedLabeller(new Priced(2), this::take, left::addAndGet, EVENING);
        labeller.label(subject, "1");
        labeller.label(subject, "2");
        assertThatThrownBy(() -> labeller.label(subject, "3"))
                .isInstanceOfSatisfying(LabellingException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.THROTTLED);
                    assertThat(e.after()).contains(Duration.ofHours(2));
                })
                .hasMessageContaining("MEDIA_DAILY_PAID_CALLS");
        assertThat(left).hasValue(1);
    }

    @Test
    void freeCallsAreNotCounted() {
        left.set(0);
        Labeller labeller = new BudgetedLabeller(new Priced(0), this::take, left::addAndGet, EVENING);
        assertThat(labeller.label(subject, "1")).isInstanceOf(LabellerAnswer.Labelled.class);
    }

    @ParameterizedTest
    @CsvSource({"NO_FREE_JOB,5", "THROTTLED,5", "PERMANENT,5", "TRANSIENT,4"})
    void refundsRejectedCalls(Kind kind, int rest) {
        Labeller labeller = new BudgetedLabeller(new Refusing(1, kind), this::take, left::addAndGet, EVENING);
        assertThatThrownBy(() -> labeller.label(subject, "1")).isInstanceOf(LabellingException.class);
        assertThat(left).hasValue(rest);
    }

    @Test
    void severalCallsAreNotRefundedSinceSomeMayHaveSucceeded() {
        Labeller labeller = new BudgetedLabeller(new Refusing(3, Kind.THROTTLED), this::take, left::addAndGet, EVENING);
        assertThatThrownBy(() -> labeller.label(subject, "1")).isInstanceOf(LabellingException.class);
        assertThat(left).hasValue(2);
    }

    private boolean take(int calls) {
        return left.getAndUpdate(rest -> rest >= calls ? rest - calls : rest) >= calls;
    }

    private record Priced(int price) implements Labeller {

        @Override
        public String source() {
            return "priced";
        }

        @Override
        public boolean supports(MediaType type) {
            return true;
        }

        @Override
        public LabellerAnswer label(Subject asked, String token) {
            return new LabellerAnswer.Labelled(LabellerResult.empty());
        }

        @Override
        public int paidCalls(Subject asked) {
            return price;
        }
    }

    private record Refusing(int price, Kind kind) implements Labeller {

        @Override
        public String source() {
            return "refusing";
        }

        @Override
        public boolean supports(MediaType type) {
            return true;
        }

        @Override
        public LabellerAnswer label(Subject asked, String token) {
            throw new LabellingException(kind, "Not now.", null);
        }

        @Override
        public int paidCalls(Subject asked) {
            return price;
        }
    }
}
