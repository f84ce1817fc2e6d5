package org.mediaquery.queue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mediaquery.media.Sequencer;

/**
 * The notification that S3 sends (Amazon S3 User Guide, "Event message structure"). Event names stand there without the
 * {@code s3:} that they have in a bucket's configuration; other implementations write it.
 */
final class S3Notification {

    private S3Notification() {}

    static List<QueueEvent> read(JsonArray records) {
        List<QueueEvent> notices = new ArrayList<>();
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
                notices.add(new QueueEvent.ObjectCreated(bucket, name, order));
            } else if (type.startsWith("ObjectRemoved:") || type.startsWith("LifecycleExpiration:")) {
                notices.add(new QueueEvent.ObjectRemoved(bucket, name, order));
            }
            // other events (tags, access lists, restores, …) change nothing that is kept here
        }
        return notices;
    }

    /** Keys are encoded as HTML forms are: a space is a plus. */
    private static String decode(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException("the key is not encoded as S3 does: " + key, e);
        }
    }
}
