package org.mediaquery.media;

/**
 * Orders the events of one object. S3 describes it as a hexadecimal text: right-pad the shorter of two with zeros and
 * compare them as text (Amazon S3 User Guide, "Event message structure").
 *
 * @param value hexadecimal digits
 */
public record Sequencer(String value) implements Comparable<Sequencer> {

    @Override
    public int compareTo(Sequencer other) {
        int length = Math.max(value.length(), other.value.length());
        return padded(length).compareToIgnoreCase(other.padded(length));
    }

    /** Whether this comes after the other one. */
    public boolean isAfter(Sequencer other) {
        return compareTo(other) > 0;
    }

    private String padded(int length) {
        return value + "0".repeat(length - value.length());
    }
}
