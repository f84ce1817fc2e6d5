package org.mediaquery.media;

import java.time.Instant;
import java.util.Locale;

/** What lists are ordered by. */
public enum SortKey {
    /** The bytes of the name in UTF-8. */
    NAME,
    /** When the object was last written, to the millisecond. */
    UPLOADED,
    /** The object's size. */
    SIZE;

    /** From 2286 on milliseconds since 1970 have a digit more; until 1970 there were no objects. */
    private static final long LAST_MILLIS = 9_999_999_999_999L;

    /**
     * The record's place in this order, as a text of at most 1,024 bytes. Texts compare by their UTF-8 bytes as the records
     * do. What is equal otherwise goes by a hash of the name, since a name may be too long to stand beside a number.
     */
    public String key(MediaRecord record) {
        return switch (this) {
            case NAME -> record.name();
            case UPLOADED -> uploaded(record.version().uploadedAt()) + "#" + hash(record);
            case SIZE -> String.format(Locale.ROOT, "%016d", record.version().size()) + "#" + hash(record);
        };
    }

    /**
     * How the keys begin of what was written at a time.
     *
     * @param time null when that is not known
     */
    public static String uploaded(Instant time) {
        long millis = time == null ? 0 : Math.min(Math.max(time.toEpochMilli(), 0), LAST_MILLIS);
        return String.format(Locale.ROOT, "%013d", millis);
    }

    private static String hash(MediaRecord record) {
        return NameHash.of(record.name()).substring(0, 32);
    }
}
