package org.mediaquery.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.Sequencer;

class QueueEventsTest {

    @Test
    void decodesFormEncodedKeyOfS3Notification() {
        assertThat(QueueEvents.read(event("s3-put")))
                .containsExactly(new QueueEvent.ObjectCreated(
                        "photos", "holiday 2026/dög+1.jpg", new Sequencer("0055AED6DCD90281E5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3-delete", "s3-lifecycle"})
    void readsDeletionsByRequestAndByLifecycle(String event) {
        assertThat(QueueEvents.read(event(event)))
                .containsExactly(
                        new QueueEvent.ObjectRemoved("photos", "old.jpg", new Sequencer("0055AED6DCD90281E6")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1025})
    void rejectsInvalidKey(int length) {
        assertThatThrownBy(() -> QueueEvents.read(WorkItem.look("photos", "a".repeat(length))))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("valid S3 object");
        assertThat(QueueEvents.read(WorkItem.look("photos", "a".repeat(1024)))).hasSize(1);
    }

    @Property
    void workItemsContainOnlyCharactersThatSqsAccepts(@ForAll @StringLength(min = 1, max = 20) String name) {
        assumeTrue(StandardCharsets.UTF_8.newEncoder().canEncode(name));
        String body = WorkItem.look("photos", name);
        assertThat(body).matches("[\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]*");
        assertThat(QueueEvents.read(body)).containsExactly(new QueueEvent.ObjectCreated("photos", name, null));
    }

    @Test
    void s3TestEventHasNoEvents() {
        assertThat(QueueEvents.read(event("s3-test"))).isEmpty();
    }

    @Test
    void keepsKeyOfEventBridgeAsItIs() {
        assertThat(QueueEvents.read(event("eventbridge-created")))
                .containsExactly(new QueueEvent.ObjectCreated(
                        "photos", "holiday+2026/d%C3%B6g.jpg", new Sequencer("00617F08299329D189")));
    }

    @Test
    void unwrapsSnsEnvelope() {
        String envelope = Json.createObjectBuilder()
                .add("Type", "Notification")
                .add("TopicArn", "arn:aws:sns:eu-west-1:111122223333:photos")
                .add("Message", event("s3-delete"))
                .build()
                .toString();
        assertThat(QueueEvents.read(envelope)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"StartLabelDetection", "LABEL_DETECTION"})
    void readsRekognitionNotificationInBothSpellings(String api) {
        assertThat(QueueEvents.read(event("rekognition-done").replace("StartLabelDetection", api)))
                .containsExactly(new QueueEvent.JobCompleted(
                        "photos",
                        "clips/dög+1.mp4",
                        "5bbbf8a3e0f3b1f1b6f3d7cbd6a2e4d9b7a6b0b5c2d1e0f3a4b5c6d7e8f90a1b",
                        "Qm9iIHRoZSBidWlsZGVyIGNhbiBmaXggaXQsIHllcyE"));
    }

    @Test
    void readsRekognitionNotificationInSnsEnvelope() {
        assertThat(QueueEvents.read(event("rekognition-failed-sns")))
                .containsExactly(new QueueEvent.JobCompleted(
                        "photos",
                        "clips/a.mp4",
                        "1fd1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f",
                        "tag"));
    }

    @Test
    void ignoresRekognitionJobsOfOtherOperations() {
        assertThat(QueueEvents.read(event("rekognition-done").replace("StartLabelDetection", "StartFaceDetection")))
                .isEmpty();
    }

    @Test
    void readsWorkItemsAsWritten() {
        Instant due = Instant.parse("2026-11-20T10:00:00.123456Z");
        assertThat(QueueEvents.read(WorkItem.resume("photos", "a \"b\".jpg", due)))
                .containsExactly(new QueueEvent.WorkDue("photos", "a \"b\".jpg", due));
        assertThat(QueueEvents.read(WorkItem.resume("photos", "a.jpg", null)))
                .containsExactly(new QueueEvent.WorkDue("photos", "a.jpg", null));
        assertThat(QueueEvents.read(WorkItem.collect("photos", "a.mp4", "job")))
                .containsExactly(new QueueEvent.JobCompleted("photos", "a.mp4", "job", null));
        assertThat(QueueEvents.read(WorkItem.look("photos", "a.jpg")))
                .containsExactly(new QueueEvent.ObjectCreated("photos", "a.jpg", null));
        Instant since = Instant.parse("2026-11-21T10:00:00.123Z");
        assertThat(QueueEvents.read(WorkItem.label("photos", "a.jpg", BackfillSelection.FAILED, since, "7")))
                .containsExactly(
                        new QueueEvent.RelabelRequested("photos", "a.jpg", BackfillSelection.FAILED, since, "7"));
    }

    @Test
    void acceptsEventNamePrefixAndMissingSequencer() {
        String event = event("s3-put")
                .replace("ObjectCreated:Put", "s3:ObjectCreated:Put")
                .replace(",\"sequencer\":\"0055AED6DCD90281E5\"", "");
        assertThat(QueueEvents.read(event))
                .containsExactly(new QueueEvent.ObjectCreated("photos", "holiday 2026/dög+1.jpg", null));
    }

    @Test
    void ignoresOtherS3Events() {
        assertThat(QueueEvents.read(event("s3-put").replace("ObjectCreated:Put", "ObjectTagging:Put")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "\"s\"",
                "null",
                "{}",
                "{\"Records\":1}",
                "{\"Records\":[1]}",
                "{\"Records\":[{}]}",
                "{\"JobId\":\"1\",\"API\":\"LABEL_DETECTION\"}",
                "{\"mediaQueryWork\":\"unknown\",\"bucket\":\"b\",\"name\":\"n\"}",
                "{\"mediaQueryWork\":\"resume\",\"bucket\":\"b\",\"name\":\"n\",\"due\":\"soon\"}",
                "{\"mediaQueryWork\":\"resume\",\"bucket\":\"b\"}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"%zz\"}}}]}",
            })
    void rejectsUnknownFormats(String body) {
        assertThatThrownBy(() -> QueueEvents.read(body)).isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void rejectsDeepNesting() {
        assertThatThrownBy(() -> QueueEvents.read("[".repeat(100_000))).isInstanceOf(UnreadableMessageException.class);
    }

    @Property(tries = 2000)
    void damagedEventIsReadOrRejected(
            @ForAll @IntRange(max = 900) int position, @ForAll char letter, @ForAll @IntRange(max = 30) int length) {
        for (String name :
                List.of("s3-put", "eventbridge-created", "s3-test", "rekognition-done", "rekognition-failed-sns")) {
            StringBuilder event = new StringBuilder(event(name));
            int start = Math.min(position, event.length());
            event.replace(start, Math.min(start + length, event.length()), String.valueOf(letter));
            try {
                assertThat(QueueEvents.read(event.toString())).hasSizeLessThan(2);
            } catch (UnreadableMessageException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }
    }

    private static String event(String name) {
        try (InputStream file = QueueEventsTest.class.getResourceAsStream("/events/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
