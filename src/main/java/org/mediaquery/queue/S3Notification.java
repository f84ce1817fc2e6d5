package org.mediaquery.queue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mediaquery.media.Sequencer;

/**
 * The notification that S3 sends (Amazon S3 User Guide, "Event message structure"). Event names lack the {@code s3:}
 * prefix of the bucket configuration; some compatible services include it.
 */
final class S3Notification {

    private S3Notification() {}

    static List<QueueEvent> read(JsonArray records) {
        List<QueueEvent> events = new ArrayList<>();
        for (JsonObject record : records.getValuesAs(JsonObject.class)) {
            String event = record.getString("eventName");
            String type = event.startsWith("s3:") ? event.substring("s3:".length()) : event;
            JsonObject s3 = record.getJsonObject("s3");
            String bucket = s3.getJsonObject("bucket").getString("name");
            JsonObject object = s3.getJsonObject("object");
            String name = decode(object.getString("key"));
            String sequencer = object.getString("sequencer", "");
            Sequencer order = sequencer.isBlank() ? null : new Sequencer(sequencer);
            if (type.startsWith("ObjectCreated:")) {
                events.add(new QueueEvent.ObjectCreated(bucket, name, order));
            } else if (type.startsWith("ObjectRemoved:") || type.startsWith("LifecycleExpiration:")) {
                events.add(new QueueEvent.ObjectRemoved(bucket, name, order));
            }
            // other events (tags, ACLs, restores, …) do not affect the catalog
        }
        return events;
    }

    /** Decodes a key: keys are URL-encoded like HTML forms, with a plus sign for a space. */
    private static String decode(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException("the key is not URL-encoded: " + key, e);
        }
    }
}
