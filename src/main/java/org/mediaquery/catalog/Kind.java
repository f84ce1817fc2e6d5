package org.mediaquery.catalog;

import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Status;

/**
 * Which sort of thing is wanted.
 *
 * @param type null for images and videos, or for any when a status is given
 * @param status null for any
 * @param moderated whether something in it is not for everybody; null when that does not matter
 */
public record Kind(MediaType type, Status status, Boolean moderated) {

    /** Images and videos of any status. */
    public static final Kind SHOWN = new Kind(null, null, null);

    /** Everything that has this status. */
    public static Kind of(Status status) {
        return new Kind(null, status, null);
    }

    public static Kind of(MediaType type) {
        return new Kind(type, null, null);
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
