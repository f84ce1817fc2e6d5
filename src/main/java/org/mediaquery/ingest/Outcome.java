package org.mediaquery.ingest;

import java.time.Duration;

/** What becomes of a message. */
public sealed interface Outcome {

    /** The catalogue is right: the message is deleted. */
    record Acknowledge() implements Outcome {}

    /**
     * Another try may succeed: the message comes again.
     *
     * @param atLeast the shortest time after which it makes sense
     */
    record RetryLater(Duration atLeast) implements Outcome {}

    /**
     * It was not tried at all, and that often enough for the queue to count it as failed: a new message takes its place.
     *
     * @param delay until it comes
     */
    record SendAnew(Duration delay) implements Outcome {}

    /**
     * No try will ever succeed, or so many failed that a person has to look: the message goes to the dead letters.
     *
     * @param reason a sentence for the operator
     */
    record GiveUp(String reason) implements Outcome {}
}
