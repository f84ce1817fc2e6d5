package org.mediaquery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.local.QueuedEvents.Event;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The stand-in for S3 accepts the keys that can be file names. */
@ExtendWith(SharedCloud.class)
class LocalCloudKeysIT {

    private static final String BUCKET = "media";

    private static S3Client s3;

    private static SqsClient sqs;

    private static QueuedEvents events;

    @BeforeAll
    static void connect(LocalCloud shared) {
        s3 = shared.s3();
        sqs = shared.sqs();
        events = new QueuedEvents(shared, sqs, s3);
    }

    @AfterAll
    static void disconnect() {
        s3.close();
        sqs.close();
    }

    @ParameterizedTest
    @MethodSource("oddKeys")
    void acceptsUnusualKeys(String key) {
        put(key, key);
        String back =
                s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String();
        s3.deleteObject(request -> request.bucket(BUCKET).key(key));

        assertThat(back).isEqualTo(key);
        assertThat(events.all())
                .extracting(Event::summary)
                .containsExactly("ObjectCreated:Put " + key, "ObjectRemoved:Delete " + key);
    }

    static List<String> oddKeys() {
        return List.of(
                "odd/with space.jpg",
                "odd/a+b=c&d;e.jpg",
                "odd/100%.jpg",
                "odd/%2F%20.jpg",
                "odd/Grüße \uD83D\uDC36 日本.jpg",
                "odd/?query#fragment.jpg",
                "odd/\"quotes'\\back.jpg",
                ("odd/" + "k".repeat(200) + "/").repeat(5).substring(0, 1020) + ".jpg",
                "odd/" + "n".repeat(255) + "/" + "é".repeat(109));
    }

    @Test
    void acceptsFolders() {
        put("a folder/", "");

        assertThat(only(events.all()).summary()).isEqualTo("ObjectCreated:Put a folder/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limits/a//b.jpg",
                "limits/../b.jpg",
                "limits/file.jpg/b.jpg",
                "limits",
                "/b.jpg",
                "limits/./b.jpg"
            })
    void rejectsKeysThatCannotBeFileNames(String key) {
        put("limits/file.jpg", "file");

        assertThatThrownBy(() -> put(key, key))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isBetween(400, 403));
        assertThat(events.all()).extracting(Event::key).containsExactly("limits/file.jpg");
    }

    /** Returns the object's entity tag. */
    private static String put(String key, String body) {
        return s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(body))
                .eTag();
    }

    private static Event only(List<Event> reported) {
        assertThat(reported).hasSize(1);
        return reported.get(0);
    }
}
