package org.mediaquery.queue;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A queue whose messages come at least once, in any order, and come again unless they are deleted. */
public interface WorkQueue {

    /** The longest that SQS delays a message (API reference, SendMessage). */
    Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /**
     * Takes messages; waits a while (long poll) when there are none. They stay invisible to others for the
     * given time.
     *
     * @param most 1 to 10
     * @param invisible zero to 12 hours
     */
    List<QueueMessage> receive(int most, Duration invisible);

    /**
     * Puts a message on the queue.
     *
     * @param delay how long nobody is given it, zero to {@link #LONGEST_DELAY}; what is longer is cut
     */
    void send(String body, Duration delay);

    /** Puts messages on the queue, all of them, or fails. */
    void send(List<String> bodies);

    /** The work is done: the message does not come again. */
    void delete(QueueMessage message);

    /**
     * Says when the message may come again, counted from now.
     *
     * @param time zero to 12 hours
     */
    void changeVisibility(QueueMessage message, Duration time);

    /**
     * Puts the message among the dead letters, with the reason, and takes it from the queue. Without a queue for dead
     * letters the message stays, and comes again until it is too old.
     */
    void moveToDeadLetters(QueueMessage message, String reason);

    /**
     * Puts dead letters back on the queue, those too that the queue itself gave up.
     *
     * @param most how many at the most
     * @param moved is told the id of each message as it was when it was given up; its own when the queue gave it up
     * @return how many
     */
    int redrive(int most, Consumer<String> moved);

    /** About how many dead letters there are; zero without a queue for them. */
    long deadLetterCount();

    /** About how many messages there are: those that nobody has yet, those that wait for their time, and those in work. */
    long depth();

    /** Whether the queue answers; throws what went wrong if it does not. */
    void check();
}
