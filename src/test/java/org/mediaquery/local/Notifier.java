package org.mediaquery.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Sends the notifications of one bucket to the forwarder, in the form of S3 (Amazon S3 User Guide, "Event message
 * structure") and the way that Lambda invokes it: asynchronously, with two more tries.
 */
final class Notifier implements S3Events.Listener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private static final int TRIES = 3;

    private final String bucket;
    private final RequestStreamHandler forwarder;
    private final ExecutorService lambda = Executors.newSingleThreadExecutor();

    /** Begins with the time, so that it grows across restarts too. */
    private final AtomicLong sequencer = new AtomicLong(System.currentTimeMillis() << 16);

    Notifier(String bucket, RequestStreamHandler forwarder) {
        this.bucket = bucket;
        this.forwarder = forwarder;
    }

    /** What S3 sends when notifications are set up. */
    void test() {
        send(Json.createObjectBuilder()
                .add("Service", "Amazon S3")
                .add("Event", "s3:TestEvent")
                .add("Time", Instant.now().toString())
                .add("Bucket", bucket)
                .build());
    }

    @Override
    public void created(String event, String bucketOfObject, String key, HeadObjectResponse object) {
        JsonObjectBuilder details = Json.createObjectBuilder()
                .add("key", encode(key))
                .add("size", object.contentLength())
                .add("eTag", object.eTag().replace("\"", ""));
        tell(event, bucketOfObject, details);
    }

    @Override
    public void removed(String bucketOfObject, String key) {
        tell("ObjectRemoved:Delete", bucketOfObject, Json.createObjectBuilder().add("key", encode(key)));
    }

    @Override
    public void close() throws InterruptedException {
        lambda.shutdown();
        if (!lambda.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.error("notifications were lost: the forwarder did not take them in time");
        }
    }

    private void tell(String event, String bucketOfObject, JsonObjectBuilder object) {
        if (!bucket.equals(bucketOfObject)) {
            return;
        }
        JsonObject identity =
                Json.createObjectBuilder().add("principalId", "LOCAL").build();
        JsonObjectBuilder s3 = Json.createObjectBuilder()
                .add("s3SchemaVersion", "1.0")
                .add("configurationId", "media-query")
                .add(
                        "bucket",
                        Json.createObjectBuilder()
                                .add("name", bucket)
                                .add("ownerIdentity", identity)
                                .add("arn", "arn:aws:s3:::" + bucket))
                .add("object", object.add("sequencer", "%016X".formatted(sequencer.incrementAndGet())));
        send(Json.createObjectBuilder()
                .add(
                        "Records",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("eventVersion", "2.1")
                                        .add("eventSource", "aws:s3")
                                        .add("awsRegion", LocalCloud.REGION)
                                        .add("eventTime", Instant.now().toString())
                                        .add("eventName", event)
                                        .add("userIdentity", identity)
                                        .add(
                                                "requestParameters",
                                                Json.createObjectBuilder().add("sourceIPAddress", "127.0.0.1"))
                                        .add("responseElements", Json.createObjectBuilder())
                                        .add("s3", s3)))
                .build());
    }

    private void send(JsonObject notification) {
        byte[] body = notification.toString().getBytes(StandardCharsets.UTF_8);
        lambda.execute(() -> invoke(body));
    }

    private void invoke(byte[] notification) {
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                forwarder.handleRequest(new ByteArrayInputStream(notification), OutputStream.nullOutputStream(), null);
                return;
            } catch (IOException | RuntimeException e) {
                LOG.error("the forwarder failed (try {} of {})", tries, TRIES, e);
            }
        }
    }

    /** As an HTML form encodes it, but with its slashes. */
    private static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
