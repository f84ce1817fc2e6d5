package org.mediaquery.media;

import java.time.Instant;
import java.util.Locale;

/** The sort keys of lists. */
public enum SortKey {
    /** The bytes of the name in UTF-8. */
    NAME,
    /** When the object was last written, to the millisecond. */
    UPLOADED,
    /** The object's size. */
    SIZE;

    /** The latest time with 13 digits, in the year 2286. Times outside the range from 1970 until then are clamped. */
    private static final long LAST_MILLIS = 9_999_999_999_999L;

    /**
     * Returns a record's key in this order, of at most 1,024 bytes. Keys are compared by their UTF-8 bytes. Ties are broken by a
     * hash of the name, because a whole name may be too long to be appended to a number.
     */
    public String key(MediaRecord record) {
        return switch (this) {
            case NAME -> record.name();
            case UPLOADED -> uploaded(record.version().uploadedAt()) + "#" + hash(record);
            case SIZE -> String.format(Locale.ROOT, "%016d", record.version().size()) + "#" + hash(record);
        };
    }

    /**
     * Returns the prefix of the keys of objects written at a time.
     *
     * @param time null when unknown
     */
    public static String uploaded(Instant time) {
        long millis = time == null ? 0 : Math.min(Math.max(time.toEpochMilli(), 0), LAST_MILLIS);
        return String.format(Locale.ROOT, "%013d", millis);
    }

    private static String hash(MediaRecord record) {
        return NameHash.of(record.name()).substring(0, 32);
    }
}
