package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediaquery.e2e.SharedService.put;

import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.imaging.HeifSamples;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.imaging.Samples;
import org.mediaquery.local.LocalCloud;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Pictures, videos and other files get the right status, labels and thumbnails. */
@ExtendWith(SharedService.class)
class MediaTypesIT {

    private final ApiClient api = SharedService.api();

    @Test
    void recordsHaveTheAttributesOfTheSample() throws Exception {
        put("table/a.jpg", Pictures.jpeg());
        api.awaitStatus("table/a.jpg", "LABELLED");
        try (DynamoDbClient dynamo = SharedService.service().cloud().dynamo()) {
            Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(LocalCloud.TABLE)
                            .key(Map.of("name", AttributeValue.fromS("table/a.jpg"))))
                    .item();
            assertThat(item.get("type").s()).isEqualTo("image");
            assertThat(item.get("labels").l()).contains(AttributeValue.fromS("Sky"));
        }
    }

    @Test
    void filesThatCannotBeReadHaveAReason() throws Exception {
        put("kinds/notes.jpg", "only its name is that of a picture".getBytes(StandardCharsets.UTF_8));
        put("kinds/bomb.png", Pictures.pngThatClaims(30_000, 30_000));
        put("kinds/broken.jpg", Pictures.truncatedJpeg());
        assertThat(api.awaitStatus("kinds/notes.jpg", "UNSUPPORTED").getString("reason"))
                .isNotBlank();
        assertThat(api.awaitStatus("kinds/bomb.png", "FAILED").getString("reason"))
                .contains("30000");
        assertThat(api.awaitStatus("kinds/broken.jpg", "FAILED").getString("reason"))
                .isNotBlank();
        api.awaitNames(
                "startswith=kinds/", names -> assertThat(names).containsExactly("kinds/bomb.png", "kinds/broken.jpg"));
        api.awaitNames(
                "startswith=kinds/&media-type=other", names -> assertThat(names).containsExactly("kinds/notes.jpg"));
    }

    @Test
    void videosAreLabelledWithTimeSpans() throws Exception {
        try (InputStream file = MediaTypesIT.class.getResourceAsStream("/media/upright.mp4")) {
            put("clips/test.mp4", file.readAllBytes());
        }
        JsonObject record = api.awaitStatus("clips/test.mp4", "LABELLED");
        assertThat(record.getString("type")).isEqualTo("video");
        assertThat(record.getInt("durationMillis")).isBetween(900, 1100);
        assertThat(record.getJsonArray("detections"))
                .isNotEmpty()
                .allMatch(detection -> detection
                                .asJsonObject()
                                .getJsonArray("spans")
                                .getJsonObject(0)
                                .getInt("startMillis")
                        == 0);
        BufferedImage thumbnail =
                ImageIO.read(api.resolve("api/thumbnails/clips/test.mp4").toURL());
        assertThat(thumbnail.getHeight()).isEqualTo(64);
        put("clips/test.mp4", "no longer a video".getBytes(StandardCharsets.UTF_8));
        api.awaitStatus("clips/test.mp4", "UNSUPPORTED");
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.get("api/thumbnails/clips/test.mp4").statusCode() == 404);
    }

    @Test
    void heicPhotosAreLabelledLikeJpegs() throws Exception {
        HeifSamples.requireHeic();
        put("phones/photo.heic", HeifSamples.photo());
        JsonObject record = api.awaitStatus("phones/photo.heic", "LABELLED");
        assertThat(record.getString("contentType")).isEqualTo("image/heic");
        assertThat(record.getInt("width")).isEqualTo(240);
        assertThat(record.getInt("height")).isEqualTo(320);
        assertThat(record.getString("takenAt")).isEqualTo("2017-04-15T09:12:44");
        assertThat(ApiClient.texts(record.getJsonArray("labels"))).contains("Sky", "Blue", "Portrait");
        BufferedImage thumbnail =
                ImageIO.read(api.resolve("api/thumbnails/phones/photo.heic").toURL());
        assertThat(thumbnail.getHeight()).isEqualTo(320);
        assertThat(Samples.isNear(thumbnail.getRGB(120, 80), Color.BLUE)).isTrue();
        assertThat(ApiClient.texts(ApiClient.object(api.get("api/about")).getJsonArray("pictureTypes")))
                .contains("image/jpeg", "image/heic");

        byte[] photo = HeifSamples.photo();
        put("phones/photo.heic", Arrays.copyOf(photo, photo.length / 2));
        assertThat(api.awaitStatus("phones/photo.heic", "FAILED").getString("reason"))
                .contains("ends too early");
    }
}
