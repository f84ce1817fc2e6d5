package org.mediaquery.media;

import java.time.Instant;
import java.util.List;

/**
 * What came of labelling an object.
 *
 * @param status how far it got
 * @param reason a sentence that a person can act on, for failed and unsupported objects; else null
 * @param labelledAt when it was labelled; null before
 * @param detections what was seen, by all labellers
 */
public record Labelling(Status status, String reason, Instant labelledAt, List<Detection> detections) {

    public Labelling {
        detections = List.copyOf(detections);
    }

    /** Not yet looked at. */
    public static Labelling pending() {
        return new Labelling(Status.PENDING, null, null, List.of());
    }

    /** Ended without labels. */
    public static Labelling ended(Status status, String reason) {
        return new Labelling(status, reason, null, List.of());
    }
}
