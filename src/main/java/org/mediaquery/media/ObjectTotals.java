package org.mediaquery.media;

/**
 * The number and total size of objects.
 *
 * @param count the number of objects
 * @param bytes their total size
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
