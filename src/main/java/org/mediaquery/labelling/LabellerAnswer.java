package org.mediaquery.labelling;

import org.mediaquery.media.labels.LabellerResult;

/** What a labeller answers. */
public sealed interface LabellerAnswer {

    /**
     * What it saw.
     *
     * @param result without detections when it saw nothing that it knows
     */
    record Labelled(LabellerResult result) implements LabellerAnswer {}

    /**
     * It works on it; the answer comes later.
     *
     * @param jobId the name that the provider gave to the work
     */
    record Started(String jobId) implements LabellerAnswer {}

    /**
     * It cannot look at such an object, now or ever.
     *
     * @param reason a sentence for a person
     */
    record Unsupported(String reason) implements LabellerAnswer {}
}
