package org.mediaquery.queue;

import java.time.Instant;
import java.util.Map;

/**
 * How a message came.
 *
 * @param receiveCount how often it has been taken, this time included
 * @param sent when it was put on the queue; null when the queue does not tell
 * @param attributes what its sender said beside the body, such as the trace that it belongs to
 */
public record Delivery(int receiveCount, Instant sent, Map<String, String> attributes) {

    public Delivery {
        attributes = Map.copyOf(attributes);
    }
}
