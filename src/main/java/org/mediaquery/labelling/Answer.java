package org.mediaquery.labelling;

import java.util.List;
import org.mediaquery.media.Detection;

/** What a labeller answers. */
public sealed interface Answer {

    /**
     * What it saw.
     *
     * @param detections in any order; empty when it saw nothing that it knows
     */
    record Labelled(List<Detection> detections) implements Answer {
        public Labelled {
            detections = List.copyOf(detections);
        }
    }

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
