package org.mediaquery.labelling;

import java.time.Duration;
import org.mediaquery.media.MediaType;

/** Detects what a picture or video shows. Implementations are thread-safe. */
public interface Labeller {

    /** Returns the source of its labels, as stored: {@code rekognition}, {@code onnx}, … */
    String source();

    /** Returns whether it can label media of this type. */
    boolean supports(MediaType type);

    /**
     * Labels one object.
     *
     * @param token the idempotency token of this request ({@link JobToken}): the same for each retry, so that the
     *     provider does not start a second job
     * @throws LabellingException if the call failed; the exception says whether a retry may help
     */
    LabellerAnswer label(Subject subject, String token);

    /**
     * Returns the result of a job that {@link #label} started, or {@link LabellerAnswer.Started} while it runs.
     *
     * @throws LabellingException if the call failed, or the job did ({@code PERMANENT})
     */
    default LabellerAnswer collect(String jobId) {
        throw new IllegalStateException(source() + " starts no jobs");
    }

    /** Returns how many calls that the provider charges for it needs to label this object; 0 if it is free. */
    default int paidCalls(Subject subject) {
        return 0;
    }

    /** Returns how long not to call it; zero if it may be called now. */
    default Duration pause() {
        return Duration.ZERO;
    }
}
