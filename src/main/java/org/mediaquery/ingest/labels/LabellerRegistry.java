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

/** All configured labellers. Each is called separately, and fails separately. */
public final class LabellerRegistry {

    /** The delay after throttling without a given retry time. */
    private static final Duration THROTTLED_DELAY = Duration.ofSeconds(20);

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
     * Plans the labelling of an object.
     *
     * @param before labelling of the same version so far; pending when there is none
     */
    Labelling plan(MediaType type, Labelling before, RelabelScope scope) {
        List<SourceState> asked = labellers.values().stream()
                .filter(labeller -> labeller.supports(type))
                .map(labeller -> before.source(labeller.source())
                        .map(state -> scope.includes(state) ? pending(state.again()) : state)
                        .orElseGet(() -> pending(SourceState.first(labeller.source()))))
                .toList();
        if (asked.isEmpty()) {
            return Labelling.ended(Status.UNSUPPORTED, "No configured labeller supports this media type.");
        }
        // results of labellers that are no longer configured are still valid
        Stream<SourceState> others = before.sources().stream()
                .filter(state -> !labellers.containsKey(state.source()) && !AdoptedLabels.isAdopted(state));
        return Labelling.of(Stream.concat(asked.stream(), others).toList());
    }

    private SourceState pending(SourceState state) {
        return state.with(SourceProgress.pending(null, now()));
    }

    /** Returns whether the labeller is configured and still has to be called. */
    boolean shouldCall(SourceState state) {
        return labellers.containsKey(state.source())
                && (state.status() == Status.PENDING || state.status() == Status.QUEUED);
    }

    /**
     * Calls one labeller.
     *
     * @return the new state of the labeller
     * @throws LabellingException when a retry may help
     */
    SourceState label(SourceState state, Subject subject) {
        Labeller labeller = labellers.get(state.source());
        String token = JobToken.of(subject.bucket(), subject.name(), subject.version(), state);
        try {
            return call(state, () -> labeller.label(subject, token));
        } catch (LabellingException e) {
            switch (e.kind()) {
                case THROTTLED -> {
                    // every deferral has a different time, so that only the latest message is current
                    Duration requested = e.after().orElse(THROTTLED_DELAY);
                    Duration delay =
                            requested.compareTo(WorkQueue.LONGEST_DELAY) < 0 ? requested : WorkQueue.LONGEST_DELAY;
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

    /** Returns the state of a labeller that failed and will be called again. */
    SourceState failed(SourceState state, LabellingException failure) {
        return state.with(SourceProgress.pending(failure.getMessage(), now()));
    }

    /** Returns whether the labeller of the state is configured. */
    public boolean isConfigured(SourceState state) {
        return labellers.containsKey(state.source());
    }

    /**
     * Gets the result of a job from its labeller.
     *
     * @throws LabellingException when a retry may help
     */
    public SourceState collect(SourceState state, String job) {
        Labeller labeller = labellers.get(state.source());
        return call(state, () -> labeller.collect(job));
    }

    private SourceState call(SourceState state, Supplier<LabellerAnswer> request) {
        try {
            LabellerAnswer answer = request.get();
            if (answer instanceof LabellerAnswer.Labelled labelled) {
                return state.with(
                        SourceProgress.labelled(now()), labelled.result().withMinConfidence(minConfidence));
            }
            if (answer instanceof LabellerAnswer.Started started) {
                return state.with(SourceProgress.processing(started.jobId(), now()));
            }
            return ended(state, Status.UNSUPPORTED, ((LabellerAnswer.Unsupported) answer).reason());
        } catch (UnsupportedMediaException e) {
            LOG.log(Level.DEBUG, "the media is not supported", e);
            return ended(state, Status.UNSUPPORTED, e.getMessage());
        } catch (UnreadableMediaException e) {
            LOG.log(Level.DEBUG, "the media cannot be read", e);
            return ended(state, Status.FAILED, e.getMessage());
        } catch (LabellingException e) {
            if (e.kind() != LabellingException.Kind.PERMANENT) {
                throw e;
            }
            LOG.log(Level.WARNING, "permanent failure of labeller " + state.source(), e);
            return ended(state, Status.FAILED, e.getMessage());
        }
    }

    private SourceState ended(SourceState state, Status status, String reason) {
        return state.with(SourceProgress.ended(status, reason, now()));
    }

    /** Returns the current time; records store milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
