package org.mediaquery.ingest;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.mediaquery.labelling.Answer;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Detection;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.Status;

/**
 * All labellers that are configured, asked in turn. The object is labelled when all that look at such things have
 * labelled it; else what the others saw is kept, and the reason says who failed.
 */
final class Labellers {

    private static final System.Logger LOG = System.getLogger(Labellers.class.getName());

    private final List<Labeller> labellers;
    private final double minConfidence;
    private final Clock clock;

    /** @param minConfidence of detections that are kept, 0 to 100 */
    Labellers(List<Labeller> labellers, double minConfidence, Clock clock) {
        this.labellers = List.copyOf(labellers);
        this.minConfidence = minConfidence;
        this.clock = clock;
    }

    /**
     * @throws LabellingException when another try may help
     */
    Labelling label(Subject subject) {
        List<Detection> detections = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        int answers = 0;
        for (Labeller labeller : labellers) {
            if (!labeller.reads(subject.content().type())) {
                continue;
            }
            try {
                Answer answer = labeller.label(subject);
                if (answer instanceof Answer.Labelled labelled) {
                    answers++;
                    labelled.detections().stream()
                            .filter(detection -> detection.confidence() >= minConfidence)
                            .forEach(detections::add);
                } else if (answer instanceof Answer.Unsupported unsupported) {
                    refusals.add(labeller.source() + ": " + unsupported.reason());
                }
            } catch (LabellingException e) {
                if (e.kind() != LabellingException.Kind.PERMANENT) {
                    throw e;
                }
                LOG.log(Level.WARNING, labeller.source() + " failed on " + subject.name(), e);
                failures.add(labeller.source() + ": " + e.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            return new Labelling(Status.FAILED, String.join(" ", failures), now(), detections);
        }
        if (answers > 0) {
            return new Labelling(Status.LABELLED, null, now(), detections);
        }
        return Labelling.ended(
                Status.UNSUPPORTED,
                refusals.isEmpty()
                        ? "No labeller that is configured looks at a thing of this kind."
                        : String.join(" ", refusals));
    }

    /** Nobody needs to know it to the nanosecond. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
