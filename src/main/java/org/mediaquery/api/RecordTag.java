package org.mediaquery.api;

import org.mediaquery.catalog.Snapshot;

/**
 * The entity tag of a record (RFC 9110, section 8.8.3): the tag of its object, a dot, and the revision, which grows with
 * every change of the record.
 */
public final class RecordTag {

    private static final char DOT = '.';

    private RecordTag() {}

    /**
     * The tag of a record.
     *
     * @param snapshot has a record
     */
    public static String of(Snapshot snapshot) {
        String etag = snapshot.record().version().etag();
        String revision = Long.toString(snapshot.revision());
        return etag == null ? revision : etag + DOT + revision;
    }

    /**
     * Whether a tag stands for an object: it is the object's own, or that of a record of the object, in any revision.
     * Labels that arrive meanwhile do not make it another object.
     */
    public static boolean isOf(String tag, String objectEtag) {
        if (!tag.startsWith(objectEtag)) {
            return false;
        }
        String rest = tag.substring(objectEtag.length());
        return rest.isEmpty() || rest.matches("\\.[0-9]+");
    }
}
