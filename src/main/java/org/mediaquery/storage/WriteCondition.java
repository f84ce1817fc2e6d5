package org.mediaquery.storage;

/**
 * What must be stored under a name for a write or a deletion to happen.
 *
 * @param absent nothing may be stored
 * @param object this one must be stored; null when any may
 */
public record WriteCondition(boolean absent, StoredObject object) {

    /** Whatever is stored. */
    public static final WriteCondition NONE = new WriteCondition(false, null);

    /** Nothing is stored. */
    public static final WriteCondition ABSENT = new WriteCondition(true, null);

    /** This object is stored, and none that was written later. */
    public static WriteCondition unchanged(StoredObject object) {
        return new WriteCondition(false, object);
    }

    public boolean isNone() {
        return !absent && object == null;
    }

    /** As {@code If-None-Match} takes it; null: left away. */
    public String ifNoneMatch() {
        return absent ? "*" : null;
    }

    /** As {@code If-Match} takes it; null: left away, also for an object without an entity tag of the store's own. */
    public String ifMatch() {
        return object != null && object.hasEtag() ? object.etag() : null;
    }
}
