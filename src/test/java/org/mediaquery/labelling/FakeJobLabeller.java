package org.mediaquery.labelling;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;

/**
 * Starts one job for each token, as Rekognition does for videos. The result of a job is one label, the ETag of its object,
 * unless the job is configured to fail.
 */
public final class FakeJobLabeller implements Labeller {

    /** A started job. */
    public record Job(String id, String tag, String etag) {}

    private final Map<String, Job> started = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private Runnable beforeStartReturns = () -> {};
    private final AtomicInteger free = new AtomicInteger(Integer.MAX_VALUE);

    @Override
    public String source() {
        return "jobs";
    }

    @Override
    public boolean supports(MediaType type) {
        return type != MediaType.OTHER;
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        if (!started.containsKey(token)) {
            if (free.getAndDecrement() <= 0) {
                throw new LabellingException(Kind.NO_FREE_JOB, "All jobs are taken.");
            }
        }
        Job job = started.computeIfAbsent(
                token, tag -> new Job("job-" + tag, tag, subject.version().etag()));
        beforeStartReturns.run();
        return new LabellerAnswer.Started(job.id());
    }

    @Override
    public LabellerAnswer collect(String jobId) {
        Job job = started.values().stream()
                .filter(candidate -> candidate.id().equals(jobId))
                .findFirst()
                .orElseThrow();
        if (failing.contains(job.etag())) {
            throw new LabellingException(Kind.PERMANENT, "The video is a mess.");
        }
        return new LabellerAnswer.Labelled(
                LabellerResult.of(List.of(Detection.of(Label.of(job.etag()), 90, source()))));
    }

    /** Returns all jobs that were started. */
    public List<Job> started() {
        return List.copyOf(started.values());
    }

    /** Makes jobs for this object fail. */
    public void failOn(String etag) {
        failing.add(etag);
    }

    /** Sets how many more jobs can be started. */
    public void free(int jobs) {
        free.set(jobs);
    }

    /** Runs an action between the start of a job and the return of the call. */
    public void beforeStartReturns(Runnable event) {
        beforeStartReturns = event;
    }
}
