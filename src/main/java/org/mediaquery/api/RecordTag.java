package org.mediaquery.api;

import org.mediaquery.catalog.Snapshot;

/**
 * The entity tag of a record (RFC 9110, section 8.8.3): the object's tag, a dot, and the revision, which increases with every
 * change of the record.
 */
public final class RecordTag {

    private static final char DOT = '.';

    private RecordTag() {}

    /** Returns the tag of a record. */
    public static String of(Snapshot.Present snapshot) {
        String etag = snapshot.record().version().etag();
        String revision = Long.toString(snapshot.revision());
        return etag == null ? revision : etag + DOT + revision;
    }

    /**
     * Returns whether a tag identifies an object: it is the object's own tag, or that of its record in any revision. New labels
     * change the record's revision, but not the object.
     */
    public static boolean isOf(String tag, String objectEtag) {
        if (!tag.startsWith(objectEtag)) {
            return false;
        }
        String rest = tag.substring(objectEtag.length());
        return rest.isEmpty() || rest.matches("\\.[0-9]+");
    }
}
