package org.mediaquery.local;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Creates notifications in S3's format (Amazon S3 User Guide, "Event message structure"). */
final class NotificationForm {

    private static final JsonObject IDENTITY =
            Json.createObjectBuilder().add("principalId", "LOCAL").build();

    private final String bucket;

    /** Starts at the current time, so that it increases across restarts. */
    private final AtomicLong sequencer = new AtomicLong(System.currentTimeMillis() << 16);

    NotificationForm(String bucket) {
        this.bucket = bucket;
    }

    /** Returns the test event that S3 sends when notifications are enabled; the only one without records. */
    String test() {
        return Json.createObjectBuilder()
                .add("Service", "Amazon S3")
                .add("Event", "s3:TestEvent")
                .add("Time", now())
                .add("Bucket", bucket)
                .build()
                .toString();
    }

    /** @param event the event name, such as {@code ObjectCreated:Put} */
    String created(String event, String key, HeadObjectResponse object) {
        JsonObjectBuilder details = Json.createObjectBuilder().add("size", object.contentLength());
        // s3proxy returns none for a folder
        if (object.eTag() != null) {
            details.add("eTag", object.eTag().replace("\"", ""));
        }
        return record(event, key, details);
    }

    String removed(String key) {
        return record("ObjectRemoved:Delete", key, Json.createObjectBuilder());
    }

    private String record(String event, String key, JsonObjectBuilder object) {
        JsonObjectBuilder s3 = Json.createObjectBuilder()
                .add("s3SchemaVersion", "1.0")
                .add("configurationId", "media-query")
                .add(
                        "bucket",
                        Json.createObjectBuilder()
                                .add("name", bucket)
                                .add("ownerIdentity", IDENTITY)
                                .add("arn", "arn:aws:s3:::" + bucket))
                .add(
                        "object",
                        object.add("key", encode(key))
                                .add("sequencer", "%016X".formatted(sequencer.incrementAndGet())));
        JsonObjectBuilder record = Json.createObjectBuilder()
                .add("eventVersion", "2.1")
                .add("eventSource", "aws:s3")
                .add("awsRegion", LocalCloud.REGION)
                .add("eventTime", now())
                .add("eventName", event)
                .add("userIdentity", IDENTITY)
                .add("requestParameters", Json.createObjectBuilder().add("sourceIPAddress", "127.0.0.1"))
                .add("responseElements", Json.createObjectBuilder())
                .add("s3", s3);
        return Json.createObjectBuilder()
                .add("Records", Json.createArrayBuilder().add(record))
                .build()
                .toString();
    }

    /** Encodes a key like an HTML form, except for slashes. */
    private static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
