package org.mediaquery.queue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;

/**
 * Reads the messages of the queue, whichever way they came: an S3 notification (through the forwarder or straight), the
 * same wrapped by SNS, or an EventBridge event.
 */
public final class Notices {

    private static final int SNS_IN_SNS = 2;

    private Notices() {}

    /**
     * What a message tells: nothing, for instance for S3's test event, or one or more things.
     *
     * @throws UnreadableMessageException when the message has no known form
     */
    public static List<Notice> read(String body) {
        return read(body, SNS_IN_SNS);
    }

    private static List<Notice> read(String body, int depth) {
        JsonObject message = parse(body);
        try {
            if (message.containsKey("Records")) {
                return S3Notification.read(message.getJsonArray("Records"));
            }
            if ("s3:TestEvent".equals(message.getString("Event", null))) {
                return List.of();
            }
            if (message.containsKey("detail-type") && "aws.s3".equals(message.getString("source", null))) {
                return EventBridgeEvent.read(message);
            }
            if (message.get("Message") instanceof JsonString inner && message.containsKey("TopicArn") && depth > 0) {
                return read(inner.getString(), depth - 1);
            }
        } catch (ClassCastException | NullPointerException e) {
            // JSON-P's way to say that a member is missing or is of another type
            throw new UnreadableMessageException("the message lacks a member or has one of the wrong type", e);
        }
        throw new UnreadableMessageException("the message is no S3 notification, EventBridge event or SNS envelope");
    }

    private static JsonObject parse(String body) {
        JsonValue value;
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            value = reader.readValue();
        } catch (RuntimeException e) {
            // JSON-P's own exception for bad syntax, others of its implementations' for hostile nesting and the like
            throw new UnreadableMessageException("the message is no JSON", e);
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new UnreadableMessageException("the message is JSON, but no object");
    }
}
