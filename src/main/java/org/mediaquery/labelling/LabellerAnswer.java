package org.mediaquery.labelling;

import org.mediaquery.media.labels.LabellerResult;

/** The answer of a labeller. */
public sealed interface LabellerAnswer {

    /**
     * The object was labeled.
     *
     * @param result the detections; none if it recognized nothing
     */
    record Labelled(LabellerResult result) implements LabellerAnswer {}

    /**
     * The provider started a job; the result comes later.
     *
     * @param jobId the provider's ID of the job
     */
    record Started(String jobId) implements LabellerAnswer {}

    /**
     * The labeller does not support this object.
     *
     * @param reason a sentence for users
     */
    record Unsupported(String reason) implements LabellerAnswer {}
}
