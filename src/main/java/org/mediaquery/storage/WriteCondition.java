package org.mediaquery.storage;

/**
 * The condition of a write or deletion.
 *
 * @param absent whether no object may exist
 * @param object the object that must exist unchanged; null for any
 */
public record WriteCondition(boolean absent, StoredObject object) {

    /** No condition. */
    public static final WriteCondition NONE = new WriteCondition(false, null);

    /** No object exists. */
    public static final WriteCondition ABSENT = new WriteCondition(true, null);

    /** Returns the condition that an object was neither replaced nor deleted. */
    public static WriteCondition unchanged(StoredObject object) {
        return new WriteCondition(false, object);
    }

    public boolean isNone() {
        return !absent && object == null;
    }

    /** Returns the value for {@code If-None-Match}; null for no header. */
    public String ifNoneMatch() {
        return absent ? "*" : null;
    }

    /** Returns the value for {@code If-Match}; null for no header, also when the store has no entity tag for the object. */
    public String ifMatch() {
        return object != null && object.hasEtag() ? object.etag() : null;
    }
}
