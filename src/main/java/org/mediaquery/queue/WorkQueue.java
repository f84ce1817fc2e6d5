package org.mediaquery.queue;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A queue with at-least-once delivery in any order. Messages that are not deleted are delivered again. */
public interface WorkQueue {

    /** The longest delay of a message in SQS (API reference, SendMessage). */
    Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /**
     * Receives messages; waits for a while (long polling) when there are none.
     *
     * @param max 1 to 10
     * @param visibilityTimeout zero to 12 hours
     */
    List<QueueMessage> receive(int max, Duration visibilityTimeout);

    /**
     * Sends a message.
     *
     * @param delay until the message becomes visible, zero to {@link #LONGEST_DELAY}; longer values are capped
     */
    void send(String body, Duration delay);

    /** Sends messages: all of them, or fails. */
    void send(List<String> bodies);

    /** Deletes a processed message. */
    void delete(QueueMessage message);

    /**
     * Sets when the message becomes visible again, counted from now.
     *
     * @param time zero to 12 hours
     */
    void changeVisibility(QueueMessage message, Duration time);

    /**
     * Moves the message to the dead-letter queue, with the reason. Without a dead-letter queue the message stays, and
     * is delivered again until its retention period ends.
     */
    void moveToDeadLetters(QueueMessage message, String reason);

    /**
     * Moves dead letters back to the work queue, including those that the queue itself dead-lettered.
     *
     * @param max the most messages to move
     * @param moved receives the original ID of each message, or its current ID when the queue itself dead-lettered it
     * @return number of messages moved
     */
    int redrive(int max, Consumer<String> moved);

    /** Returns the approximate number of dead letters; zero without a dead-letter queue. */
    long deadLetterCount();

    /** Returns the approximate number of messages: visible, delayed and in flight. */
    long depth();

    /** Checks that the queue responds, and throws the failure if it does not. */
    void check();
}
