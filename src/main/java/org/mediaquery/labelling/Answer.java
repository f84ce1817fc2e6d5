package org.mediaquery.labelling;

import org.mediaquery.media.Seen;

/** What a labeller answers. */
public sealed interface Answer {

    /**
     * What it saw.
     *
     * @param seen without detections when it saw nothing that it knows
     */
    record Labelled(Seen seen) implements Answer {}

    /**
     * It works on it; the answer comes later.
     *
     * @param jobId the name that the provider gave to the work
     */
    record Started(String jobId) implements Answer {}

    /**
     * It cannot look at such an object, now or ever.
     *
     * @param reason a sentence for a person
     */
    record Unsupported(String reason) implements Answer {}
}
