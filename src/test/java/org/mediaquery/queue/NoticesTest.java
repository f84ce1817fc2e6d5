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
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.Wanted;

class NoticesTest {

    @Test
    void s3TellsOfAnObjectWithItsKeyEncodedAsAForm() {
        assertThat(Notices.read(event("s3-put")))
                .containsExactly(new Notice.ObjectCreated(
                        "photos", "holiday 2026/dög+1.jpg", new Sequencer("0055AED6DCD90281E5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3-delete", "s3-lifecycle"})
    void deletionsComeFromPeopleAndFromLifecycles(String event) {
        assertThat(Notices.read(event(event)))
                .containsExactly(new Notice.ObjectRemoved("photos", "old.jpg", new Sequencer("0055AED6DCD90281E6")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1025})
    void aKeyThatS3CannotHoldIsRefused(int length) {
        assertThatThrownBy(() -> Notices.read(WorkItem.look("photos", "a".repeat(length))))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("no object of S3");
        assertThat(Notices.read(WorkItem.look("photos", "a".repeat(1024)))).hasSize(1);
    }

    @Property
    void ourOwnMessagesHoldOnlyWhatSqsAccepts(@ForAll @StringLength(min = 1, max = 20) String name) {
        assumeTrue(StandardCharsets.UTF_8.newEncoder().canEncode(name));
        String body = WorkItem.look("photos", name);
        assertThat(body).matches("[\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]*");
        assertThat(Notices.read(body)).containsExactly(new Notice.ObjectCreated("photos", name, null));
    }

    @Test
    void theTestEventTellsNothing() {
        assertThat(Notices.read(event("s3-test"))).isEmpty();
    }

    @Test
    void eventBridgeDoesNotEncodeTheKey() {
        assertThat(Notices.read(event("eventbridge-created")))
                .containsExactly(new Notice.ObjectCreated(
                        "photos", "holiday+2026/d%C3%B6g.jpg", new Sequencer("00617F08299329D189")));
    }

    @Test
    void anEnvelopeOfSnsIsOpened() {
        String envelope = Json.createObjectBuilder()
                .add("Type", "Notification")
                .add("TopicArn", "arn:aws:sns:eu-west-1:111122223333:photos")
                .add("Message", event("s3-delete"))
                .build()
                .toString();
        assertThat(Notices.read(envelope)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"StartLabelDetection", "LABEL_DETECTION"})
    void theEndOfAJobIsToldInBothSpellings(String api) {
        assertThat(Notices.read(event("rekognition-done").replace("StartLabelDetection", api)))
                .containsExactly(new Notice.JobEnded(
                        "photos",
                        "clips/dög+1.mp4",
                        "5bbbf8a3e0f3b1f1b6f3d7cbd6a2e4d9b7a6b0b5c2d1e0f3a4b5c6d7e8f90a1b",
                        "Qm9iIHRoZSBidWlsZGVyIGNhbiBmaXggaXQsIHllcyE"));
    }

    @Test
    void theEndOfAJobComesThroughSnsToo() {
        assertThat(Notices.read(event("rekognition-failed-sns")))
                .containsExactly(new Notice.JobEnded(
                        "photos",
                        "clips/a.mp4",
                        "1fd1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f",
                        "tag"));
    }

    @Test
    void jobsOfAnotherKindTellNothing() {
        assertThat(Notices.read(event("rekognition-done").replace("StartLabelDetection", "StartFaceDetection")))
                .isEmpty();
    }

    @Test
    void ourOwnWorkIsReadAsItWasWritten() {
        Instant due = Instant.parse("2026-11-20T10:00:00.123456Z");
        assertThat(Notices.read(WorkItem.resume("photos", "a \"b\".jpg", due)))
                .containsExactly(new Notice.WorkDue("photos", "a \"b\".jpg", due));
        assertThat(Notices.read(WorkItem.resume("photos", "a.jpg", null)))
                .containsExactly(new Notice.WorkDue("photos", "a.jpg", null));
        assertThat(Notices.read(WorkItem.collect("photos", "a.mp4", "job")))
                .containsExactly(new Notice.JobEnded("photos", "a.mp4", "job", null));
        assertThat(Notices.read(WorkItem.look("photos", "a.jpg")))
                .containsExactly(new Notice.ObjectCreated("photos", "a.jpg", null));
        Instant since = Instant.parse("2026-11-21T10:00:00.123Z");
        assertThat(Notices.read(WorkItem.label("photos", "a.jpg", Wanted.FAILED, since, "7")))
                .containsExactly(new Notice.LabelsWanted("photos", "a.jpg", Wanted.FAILED, since, "7"));
    }

    @Test
    void someImplementationsWriteThePrefixAndNoSequencer() {
        String event = event("s3-put")
                .replace("ObjectCreated:Put", "s3:ObjectCreated:Put")
                .replace(",\"sequencer\":\"0055AED6DCD90281E5\"", "");
        assertThat(Notices.read(event))
                .containsExactly(new Notice.ObjectCreated("photos", "holiday 2026/dög+1.jpg", null));
    }

    @Test
    void eventsOfOtherKindsTellNothing() {
        assertThat(Notices.read(event("s3-put").replace("ObjectCreated:Put", "ObjectTagging:Put")))
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
                "{\"mediaQueryWork\":\"dance\",\"bucket\":\"b\",\"name\":\"n\"}",
                "{\"mediaQueryWork\":\"resume\",\"bucket\":\"b\",\"name\":\"n\",\"due\":\"soon\"}",
                "{\"mediaQueryWork\":\"resume\",\"bucket\":\"b\"}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"%zz\"}}}]}",
            })
    void whatHasNoKnownFormIsRefused(String body) {
        assertThatThrownBy(() -> Notices.read(body)).isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void hostileNestingIsRefused() {
        assertThatThrownBy(() -> Notices.read("[".repeat(100_000))).isInstanceOf(UnreadableMessageException.class);
    }

    @Property(tries = 2000)
    void aDamagedEventIsReadOrRefusedButNothingElse(
            @ForAll @IntRange(max = 900) int position, @ForAll char letter, @ForAll @IntRange(max = 30) int length) {
        for (String name :
                List.of("s3-put", "eventbridge-created", "s3-test", "rekognition-done", "rekognition-failed-sns")) {
            StringBuilder event = new StringBuilder(event(name));
            int start = Math.min(position, event.length());
            event.replace(start, Math.min(start + length, event.length()), String.valueOf(letter));
            try {
                assertThat(Notices.read(event.toString())).hasSizeLessThan(2);
            } catch (UnreadableMessageException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }
    }

    private static String event(String name) {
        try (InputStream file = NoticesTest.class.getResourceAsStream("/events/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
