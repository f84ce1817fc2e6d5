package org.mediaquery.storage;

/**
 * A thumbnail in the bucket for derived objects.
 *
 * @param object the JPEG file
 */
public record StoredThumbnail(StoredObject object) {

    /** The metadata of the thumbnail with the entity tag of its original. */
    static final String ORIGINAL = "original-etag";

    /** Returns whether it shows the version of the original with this entity tag. */
    public boolean shows(String etag) {
        return etag.equals(object.written().metadata().get(ORIGINAL));
    }

    /** Returns whether it is of an earlier release, which did not store the entity tag of the original. */
    public boolean isOfUnknownVersion() {
        return !object.written().metadata().containsKey(ORIGINAL);
    }
}
