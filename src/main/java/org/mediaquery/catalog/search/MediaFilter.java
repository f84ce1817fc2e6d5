package org.mediaquery.catalog.search;

import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.Status;

/**
 * Selects records by media type, status and moderation.
 *
 * @param type null for images and videos, or for any type when a status is given
 * @param status null for any
 * @param moderated whether moderation flagged the content as unsafe; null for either
 */
public record MediaFilter(MediaType type, Status status, Boolean moderated) {

    /** Images and videos of any status. */
    public static final MediaFilter SHOWN = new MediaFilter(null, null, null);

    /** Returns a filter for any type of object with this status. */
    public static MediaFilter of(Status status) {
        return new MediaFilter(null, status, null);
    }

    public static MediaFilter of(MediaType type) {
        return new MediaFilter(type, null, null);
    }

    boolean matches(MediaRecord record) {
        return isOfType(record.content().type())
                && (status == null || status == record.labelling().status())
                && (moderated == null || moderated.equals(record.labelling().moderated()));
    }

    private boolean isOfType(MediaType found) {
        if (type == null) {
            return status != null || found != MediaType.OTHER;
        }
        return found == type;
    }
}
