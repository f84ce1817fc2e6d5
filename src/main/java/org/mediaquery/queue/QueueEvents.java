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
 * Reads messages of the queue in any supported format: S3 notifications (direct or through the forwarder), EventBridge
 * events, completed Rekognition jobs (each optionally in an SNS envelope), and the service's own work items.
 */
public final class QueueEvents {

    private static final int MAX_SNS_ENVELOPES = 2;

    private QueueEvents() {}

    /**
     * Reads a message. Returns its events, which may be none, for example for the S3 test event.
     *
     * @throws UnreadableMessageException when the format is unknown, or the object name is not valid in S3
     */
    public static List<QueueEvent> read(String body) {
        List<QueueEvent> events = read(body, MAX_SNS_ENVELOPES);
        events.forEach(QueueEvents::checkName);
        return events;
    }

    /** Rejects names that neither the store nor the table can hold. */
    private static void checkName(QueueEvent event) {
        try {
            MediaName.check(event.name());
        } catch (InvalidInputException e) {
            throw new UnreadableMessageException("the message does not name a valid S3 object: " + e.getMessage(), e);
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
            // JSON-P throws these for a missing member or one of another type
            throw new UnreadableMessageException("a member of the message is missing or has the wrong type", e);
        }
        throw new UnreadableMessageException(
                "unknown message format: expected an S3 notification, EventBridge event, Rekognition notification,"
                        + " SNS envelope or work item of this service");
    }

    private static JsonObject parse(String body) {
        JsonValue value;
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            value = reader.readValue();
        } catch (RuntimeException e) {
            // JSON-P throws its own exception for bad syntax; implementations throw others, for example for deep
            // nesting
            throw new UnreadableMessageException("the message is not valid JSON", e);
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new UnreadableMessageException("the message is JSON, but not an object");
    }
}
