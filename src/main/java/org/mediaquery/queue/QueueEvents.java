package org.mediaquery.queue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;

/**
 * Reads the messages of the queue, whichever way they came: an S3 notification (through the forwarder or straight), an
 * EventBridge event, the end of a Rekognition job, each of them perhaps wrapped by SNS, or the service's own work.
 */
public final class QueueEvents {

    private static final int SNS_IN_SNS = 2;

    private QueueEvents() {}

    /**
     * What a message tells: nothing, for instance for S3's test event, or one or more things.
     *
     * @throws UnreadableMessageException when the message has no known form, or names an object that S3 cannot hold
     */
    public static List<QueueEvent> read(String body) {
        List<QueueEvent> notices = read(body, SNS_IN_SNS);
        notices.forEach(QueueEvents::checkName);
        return notices;
    }

    /** No store can be asked for such an object, and no table can hold a record of it. */
    private static void checkName(QueueEvent event) {
        try {
            MediaName.check(event.name());
        } catch (InvalidInputException e) {
            throw new UnreadableMessageException("the message is about no object of S3: " + e.getMessage(), e);
        }
    }

    private static List<QueueEvent> read(String body, int depth) {
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
            if (RekognitionNotification.is(message)) {
                return RekognitionNotification.read(message);
            }
            if (message.containsKey(WorkItem.MARK)) {
                return WorkItem.read(message);
            }
            if (message.get("Message") instanceof JsonString inner && message.containsKey("TopicArn") && depth > 0) {
                return read(inner.getString(), depth - 1);
            }
        } catch (ClassCastException | NullPointerException e) {
            // JSON-P's way to say that a member is missing or is of another type
            throw new UnreadableMessageException("the message lacks a member or has one of the wrong type", e);
        }
        throw new UnreadableMessageException(
                "the message is no S3 notification, EventBridge event, end of a job, SNS envelope or work of our own");
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
