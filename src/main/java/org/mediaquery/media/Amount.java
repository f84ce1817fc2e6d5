package org.mediaquery.media;

/**
 * How much there is of something.
 *
 * @param count objects
 * @param bytes of all of them together
 */
public record Amount(long count, long bytes) {

    public static final Amount NONE = new Amount(0, 0);

    public Amount plus(Amount other) {
        return new Amount(count + other.count, bytes + other.bytes);
    }

    public Amount minus(Amount other) {
        return new Amount(count - other.count, bytes - other.bytes);
    }
}
