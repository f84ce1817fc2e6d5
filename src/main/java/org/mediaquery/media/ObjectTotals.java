package org.mediaquery.media;

/**
 * How much there is of something.
 *
 * @param count objects
 * @param bytes of all of them together
 */
public record ObjectTotals(long count, long bytes) {

    public static final ObjectTotals ZERO = new ObjectTotals(0, 0);

    public ObjectTotals plus(ObjectTotals other) {
        return new ObjectTotals(count + other.count, bytes + other.bytes);
    }

    public ObjectTotals minus(ObjectTotals other) {
        return new ObjectTotals(count - other.count, bytes - other.bytes);
    }
}
