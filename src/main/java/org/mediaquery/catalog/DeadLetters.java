package org.mediaquery.catalog;

import java.time.Instant;
import java.util.List;

/**
 * A log of messages that were moved to the dead-letter queue, with the reasons. The queue holds the messages themselves,
 * but SQS cannot list them.
 */
public interface DeadLetters {

    /**
     * A dead letter.
     *
     * @param id the queue's message id
     * @param at when processing ended
     * @param name of the object that the message is about; null when unknown
     * @param reason a sentence for the operator
     * @param body the message's body, possibly truncated
     */
    record Letter(String id, Instant at, String name, String reason, String body) {}

    /** Stores a letter, replacing one with the same id. */
    void add(Letter letter);

    /** Returns the latest letters, newest first. */
    List<Letter> latest(int limit);

    /** Deletes a letter, because its message is retried. */
    void remove(String id);
}
