package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediaquery.e2e.SharedService.put;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.media.MediaName;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Objects with any name that S3 allows, from the upload to the deletion. */
@ExtendWith(SharedService.class)
class ObjectNamesIT {

    private final ApiClient api = SharedService.api();
    private final S3Client s3 = SharedService.s3();

    static List<String> oddNames() {
        return List.of(
                "odd/plain.jpg",
                "odd/with space + plus.jpg",
                "odd/100%25.jpg",
                "odd/ünï/🐕 \uFB01.jpg",
                "odd/semi;colon=1,&?#[]@!$'()*.jpg",
                "odd/" + "é".repeat(120) + "/" + "n".repeat(250) + "/" + "n".repeat(250) + "/" + "m".repeat(200) + "/"
                        + "o".repeat(74) + ".j");
    }

    @ParameterizedTest
    @MethodSource("oddNames")
    void objectsAreLabelledFoundAndDeleted(String name) throws Exception {
        put(name, Pictures.jpeg());
        JsonObject record = api.awaitStatus(name, "LABELLED");
        assertThat(record.getString("name")).isEqualTo(name);
        assertThat(record.getString("type")).isEqualTo("image");
        assertThat(record.getInt("width")).isEqualTo(320);
        assertThat(ApiClient.texts(record.getJsonArray("labels"))).contains("Sky", "Blue", "Landscape");
        api.awaitNames("label=SKY&startswith=odd/", names -> assertThat(names).contains(name));
        api.awaitNames("name=" + MediaName.toPath(name).replace("/", "%2F"), names -> assertThat(names)
                .containsExactly(name));
        assertHasThumbnails(name, record.getString("etag"));

        s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key(name));
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.get("api/media/" + MediaName.toPath(name)).statusCode() == 404);
        api.awaitNames("label=sky&startswith=odd/", names -> assertThat(names).doesNotContain(name));
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.get("api/thumbnails/" + MediaName.toPath(name)).statusCode() == 404);
    }

    private void assertHasThumbnails(String name, String etag) throws Exception {
        for (int size : new int[] {256, 512, 2048}) {
            URI uri = api.resolve("api/thumbnails/" + MediaName.toPath(name) + "?size=" + size + "&etag=" + etag);
            assertThat(ImageIO.read(uri.toURL()).getWidth()).isEqualTo(Math.min(size, 320));
            assertThat(api.get(uri.toString()).headers().firstValue("Cache-Control"))
                    .contains("private, max-age=31536000, immutable");
        }
    }

    /** Names that a path cannot hold go into the query. */
    @Test
    void namesThatAPathCannotHoldAreQueryParameters() throws Exception {
        String name = "odd/a\tb.jpg";
        put(name, Pictures.jpeg());
        String query = "?name=odd/a%09b.jpg";
        api.awaitNames("name=odd/a%09b.jpg", names -> assertThat(names).containsExactly(name));
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.get("api/thumbnails/" + query).statusCode() == 200);
        assertThat(api.get("api/downloads/" + query).statusCode()).isEqualTo(307);
        assertThat(api.delete("api/media/" + query).statusCode()).isEqualTo(204);
        assertThat(api.delete("api/media/" + query).statusCode()).isEqualTo(404);
        api.awaitNames("name=odd/a%09b.jpg", names -> assertThat(names).isEmpty());
    }

    @Test
    void theLongestNameIsAsLongAsS3Allows() {
        assertThat(oddNames().stream().mapToInt(name -> name.getBytes(StandardCharsets.UTF_8).length))
                .contains(MediaName.MAX_BYTES);
    }

    @Test
    void batchDeletionsRemoveRecords() throws Exception {
        for (int i = 0; i < 5; i++) {
            put("batch/" + i + ".jpg", Pictures.jpeg());
        }
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.names("label=sky&startswith=batch/").size() == 5);
        s3.deleteObjects(request -> request.bucket(LocalCloud.BUCKET)
                .delete(batch -> batch.objects(api.names("startswith=batch/").stream()
                        .map(name -> ObjectIdentifier.builder().key(name).build())
                        .toList())));
        await().atMost(ApiClient.LIMIT)
                .until(() -> api.names("startswith=batch/").isEmpty());
    }
}
