package org.mediaquery.queue;

/**
 * A message received from the queue.
 *
 * @param id of the message
 * @param receipt handle of this receive
 * @param body as sent
 * @param delivery metadata
 */
public record QueueMessage(String id, String receipt, String body, Delivery delivery) {

    /** Returns how often the message has been received, including this time. */
    public int receiveCount() {
        return delivery.receiveCount();
    }
}
