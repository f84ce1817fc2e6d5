package org.mediaquery.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;

/** Returns the same labels for every picture after a delay, and counts its answers. */
final class SlowLabeller implements Labeller {

    private final AtomicInteger answers = new AtomicInteger();
    private final Duration delay;

    SlowLabeller(Duration delay) {
        this.delay = delay;
    }

    /** Returns the number of answers since the last reset. */
    int answers() {
        return answers.get();
    }

    void reset() {
        answers.set(0);
    }

    @Override
    public String source() {
        return "slow";
    }

    @Override
    public boolean supports(MediaType type) {
        return true;
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        LockSupport.parkNanos(delay.toNanos());
        answers.incrementAndGet();
        return new LabellerAnswer.Labelled(LabellerResult.of(List.of(
                Detection.of(Label.of("Dog"), 90, "slow"),
                Detection.of(Label.of("Snow"), 80, "slow"),
                Detection.of(Label.of("Animal"), 70, "slow"))));
    }
}
