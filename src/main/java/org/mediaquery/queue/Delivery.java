package org.mediaquery.queue;

import java.time.Instant;
import java.util.Map;

/**
 * Metadata of a received message.
 *
 * @param receiveCount how often the message has been received, including this time
 * @param sent when the message was sent; null when the queue does not report it
 * @param attributes message attributes set by the sender, such as the trace context
 */
public record Delivery(int receiveCount, Instant sent, Map<String, String> attributes) {

    public Delivery {
        attributes = Map.copyOf(attributes);
    }
}
