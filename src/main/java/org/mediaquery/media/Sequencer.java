package org.mediaquery.media;

/**
 * The sequencer of an S3 event, which orders the events of one object. Sequencers are compared as strings, after the shorter
 * one is padded with zeros on the right (Amazon S3 User Guide, "Event message structure").
 *
 * @param value hexadecimal digits
 */
public record Sequencer(String value) implements Comparable<Sequencer> {

    @Override
    public int compareTo(Sequencer other) {
        int length = Math.max(value.length(), other.value.length());
        return padded(length).compareToIgnoreCase(other.padded(length));
    }

    /** Returns whether this sequencer is later than another one. */
    public boolean isAfter(Sequencer other) {
        return compareTo(other) > 0;
    }

    private String padded(int length) {
        return value + "0".repeat(length - value.length());
    }
}
