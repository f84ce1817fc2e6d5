package org.mediaquery.queue;

/**
 * A message that was taken from the queue.
 *
 * @param id names the message
 * @param receipt names this taking of it
 * @param body as it was sent
 * @param delivery how it came
 */
public record QueueMessage(String id, String receipt, String body, Delivery delivery) {

    /** How often it has been taken, this time included. */
    public int receiveCount() {
        return delivery.receiveCount();
    }
}
