package org.mediaquery.ingest.labels;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mediaquery.labelling.JobToken;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.UnreadableMediaException;
import org.mediaquery.media.UnsupportedMediaException;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.WorkQueue;

/** All labellers that are configured. Each is asked on its own, and its failure is its own. */
public final class LabellerRegistry {

    /** How long work waits that was refused without a word on when to come again. */
    private static final Duration WAIT = Duration.ofSeconds(20);

    private static final System.Logger LOG = System.getLogger(LabellerRegistry.class.getName());

    private final Map<String, Labeller> labellers = new LinkedHashMap<>();
    private final double minConfidence;
    private final Clock clock;

    /** @param minConfidence of detections that are kept, 0 to 100 */
    public LabellerRegistry(List<Labeller> labellers, double minConfidence, Clock clock) {
        labellers.forEach(labeller -> this.labellers.put(labeller.source(), labeller));
        this.minConfidence = minConfidence;
        this.clock = clock;
    }

    /**
     * What there is to do for an object.
     *
     * @param before what is known of the same version; pending when nothing is
     */
    Labelling plan(MediaType type, Labelling before, RelabelScope again) {
        List<SourceState> asked = labellers.values().stream()
                .filter(labeller -> labeller.supports(type))
                .map(labeller -> before.source(labeller.source())
                        .map(state -> again.includes(state) ? begun(state.again()) : state)
                        .orElseGet(() -> begun(SourceState.first(labeller.source()))))
                .toList();
        if (asked.isEmpty()) {
            return Labelling.ended(Status.UNSUPPORTED, "No labeller that is configured looks at a thing of this kind.");
        }
        // what others saw who are not asked any more is still true
        Stream<SourceState> others = before.sources().stream()
                .filter(state -> !labellers.containsKey(state.source()) && !AdoptedLabels.isAdopted(state));
        return Labelling.of(Stream.concat(asked.stream(), others).toList());
    }

    private SourceState begun(SourceState state) {
        return state.with(SourceProgress.pending(null, now()));
    }

    /** Whether a labeller that is configured has still to be asked. */
    boolean shouldCall(SourceState state) {
        return labellers.containsKey(state.source())
                && (state.status() == Status.PENDING || state.status() == Status.QUEUED);
    }

    /**
     * Asks one labeller.
     *
     * @return how far it got
     * @throws LabellingException when another try may help
     */
    SourceState label(SourceState state, Subject subject) {
        Labeller labeller = labellers.get(state.source());
        String token = JobToken.of(subject.bucket(), subject.name(), subject.version(), state);
        try {
            return answered(state, () -> labeller.label(subject, token));
        } catch (LabellingException e) {
            switch (e.kind()) {
                case THROTTLED -> {
                    // each message that brings it back has a time of its own, so that of two only one is current
                    Duration after = e.after().orElse(WAIT);
                    Duration delay = after.compareTo(WorkQueue.LONGEST_DELAY) < 0 ? after : WorkQueue.LONGEST_DELAY;
                    Instant due = now().plus(delay);
                    return state.with(SourceProgress.queued(e.getMessage(), now(), due));
                }
                case NO_FREE_JOB -> {
                    return state.with(SourceProgress.queued(e.getMessage(), now(), null));
                }
                default -> throw e;
            }
        }
    }

    /** What is told of a labeller that is to be asked once more. */
    SourceState failed(SourceState state, LabellingException failure) {
        return state.with(SourceProgress.pending(failure.getMessage(), now()));
    }

    /** Whether the labeller is configured that started a job. */
    public boolean knows(SourceState state) {
        return labellers.containsKey(state.source());
    }

    /**
     * Asks a labeller what came of its job.
     *
     * @throws LabellingException when another try may help
     */
    public SourceState collect(SourceState state, String job) {
        Labeller labeller = labellers.get(state.source());
        return answered(state, () -> labeller.collect(job));
    }

    private SourceState answered(SourceState state, Supplier<LabellerAnswer> question) {
        try {
            LabellerAnswer answer = question.get();
            if (answer instanceof LabellerAnswer.Labelled labelled) {
                return state.with(
                        SourceProgress.labelled(now()), labelled.result().withMinConfidence(minConfidence));
            }
            if (answer instanceof LabellerAnswer.Started started) {
                return state.with(SourceProgress.processing(started.jobId(), now()));
            }
            return ended(state, Status.UNSUPPORTED, ((LabellerAnswer.Unsupported) answer).reason());
        } catch (UnsupportedMediaException e) {
            LOG.log(Level.DEBUG, "the labeller was given something that is not read here", e);
            return ended(state, Status.UNSUPPORTED, e.getMessage());
        } catch (UnreadableMediaException e) {
            LOG.log(Level.DEBUG, "the object cannot be read", e);
            return ended(state, Status.FAILED, e.getMessage());
        } catch (LabellingException e) {
            if (e.kind() != LabellingException.Kind.PERMANENT) {
                throw e;
            }
            LOG.log(Level.WARNING, state.source() + " failed for good", e);
            return ended(state, Status.FAILED, e.getMessage());
        }
    }

    private SourceState ended(SourceState state, Status status, String reason) {
        return state.with(SourceProgress.ended(status, reason, now()));
    }

    /** Nobody needs to know it to the nanosecond. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
