package org.mediaquery.labelling;

import java.time.Duration;
import org.mediaquery.media.MediaType;

/** Says what is in a picture or a video. Implementations are safe for use by several threads. */
public interface Labeller {

    /** The name under which its labels are kept: {@code rekognition}, {@code onnx}, … */
    String source();

    /** Whether it looks at things of this type at all. */
    boolean supports(MediaType type);

    /**
     * Looks at one object.
     *
     * @param token names this wish to have it labelled ({@link JobToken}): the same for each try, so that a provider that
     *     has started a job under it does not start another one
     * @throws LabellingException when it could not; the exception says whether another try may help
     */
    LabellerAnswer label(Subject subject, String token);

    /**
     * What came of a job that {@link #label} said it started: once more {@link LabellerAnswer.Started} while it runs.
     *
     * @throws LabellingException when that could not be found out, or the job failed ({@code PERMANENT})
     */
    default LabellerAnswer collect(String jobId) {
        throw new IllegalStateException(source() + " starts no jobs");
    }

    /** How many calls that its provider wants money for it makes to look at this; 0 when it is free. */
    default int paidCalls(Subject subject) {
        return 0;
    }

    /** For how long it makes no sense to ask it; zero when it may be asked now. */
    default Duration pause() {
        return Duration.ZERO;
    }
}
