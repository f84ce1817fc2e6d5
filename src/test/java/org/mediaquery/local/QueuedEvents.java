package org.mediaquery.local;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Receives the notifications from the queue of a {@link LocalCloud}, instead of the service. */
final class QueuedEvents {

    private static final String LAST = "the-last-of-them";

    /**
     * One record of a notification.
     *
     * @param json the whole record
     */
    record Event(JsonObject json) {

        String name() {
            return json.getString("eventName");
        }

        JsonObject object() {
            return json.getJsonObject("s3").getJsonObject("object");
        }

        /** Returns the decoded key. */
        String key() {
            return URLDecoder.decode(object().getString("key"), StandardCharsets.UTF_8);
        }

        /** Returns the event name and the key, for comparisons. */
        String summary() {
            return name() + " " + key();
        }
    }

    private final LocalCloud cloud;
    private final SqsClient sqs;
    private final S3Client s3;

    QueuedEvents(LocalCloud cloud, SqsClient sqs, S3Client s3) {
        this.cloud = cloud;
        this.sqs = sqs;
        this.s3 = s3;
    }

    /**
     * Returns all events so far, including duplicates, ordered by sequencer. Writes an object and waits for its event: events
     * are delivered in order, so that all earlier ones have arrived by then.
     */
    List<Event> all() {
        s3.putObject(request -> request.bucket(cloud.names().bucket()).key(LAST), RequestBody.fromString(LAST));
        List<Event> events = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            events.addAll(take());
            return events.stream().anyMatch(event -> event.key().equals(LAST));
        });
        // the queue may return them in another order
        for (List<Event> more = take(); !more.isEmpty(); more = take()) {
            events.addAll(more);
        }
        return events.stream()
                .filter(event -> !event.key().equals(LAST))
                .sorted((a, b) ->
                        a.object().getString("sequencer").compareTo(b.object().getString("sequencer")))
                .toList();
    }

    private List<Event> take() {
        List<Event> events = new ArrayList<>();
        for (Message message : sqs.receiveMessage(
                        request -> request.queueUrl(cloud.queueUrl()).maxNumberOfMessages(10))
                .messages()) {
            sqs.deleteMessage(request -> request.queueUrl(cloud.queueUrl()).receiptHandle(message.receiptHandle()));
            JsonObject body = parse(message.body());
            if (body.containsKey("Records")) {
                body.getJsonArray("Records").getValuesAs(JsonObject.class).forEach(json -> events.add(new Event(json)));
            } else if (!body.get("Event").equals(testEvent())) {
                throw new IllegalStateException("no notification: " + body);
            }
        }
        return events;
    }

    private static JsonString testEvent() {
        return Json.createValue("s3:TestEvent");
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
