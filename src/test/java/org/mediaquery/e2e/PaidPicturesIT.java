package org.mediaquery.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mediaquery.e2e.PaidLabellers.CLARIFAI;
import static org.mediaquery.e2e.PaidLabellers.put;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.imaging.HeifSamples;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.rekognition.FakeRekognition;

/** Pictures with Rekognition and Clarifai: the requests to them, and the records from their answers. */
@ExtendWith(PaidLabellers.class)
class PaidPicturesIT {

    private final ApiClient api = PaidLabellers.api();
    private final FakeRekognition rekognition = PaidLabellers.rekognition();

    @Test
    void picturesAreSentToAllLabellers() {
        put("photos/dog.jpg", Pictures.jpeg());
        JsonObject record = api.awaitStatus("photos/dog.jpg", "LABELLED");
        assertThat(ApiClient.texts(record.getJsonArray("labels"))).contains("dog", "snow", "Weapons", "Landscape");
        assertThat(ApiClient.texts(record.getJsonArray("text"))).containsExactly("BEWARE OF", "THE DOG");
        assertThat(record.getBoolean("moderated")).isTrue();
        assertThat(record.getJsonArray("sources").toString())
                .contains("label model 3.0", "general-image-recognition aa7f35");
        api.awaitNames("moderated=true&label=dog", names -> assertThat(names).contains("photos/dog.jpg"));
        api.awaitNames("moderated=false", names -> assertThat(names).isEmpty());
        assertThat(api.get("metrics").body())
                .contains(
                        "media_labeller_calls_seconds_count{labeller=\"rekognition\"",
                        "media_labeller_failures_total{kind=\"THROTTLED\",labeller=\"rekognition\"",
                        "media_labeller_pause_seconds{labeller=\"rekognition\"",
                        "media_labeller_outages_total{kind=\"timeout\",labeller=\"rekognition-text\"",
                        "media_paid_calls_today",
                        "media_paid_calls_limit");
    }

    @Test
    void providersGetHeicPhotosAsJpeg() throws Exception {
        HeifSamples.requireHeic();
        put("photos/phone.heic", HeifSamples.photo());
        api.awaitStatus("photos/phone.heic", "LABELLED");
        String sent = rekognition.asked("DetectLabels").stream()
                .map(asked -> asked.getJsonObject("Image").getString("Bytes", ""))
                .filter(bytes -> !bytes.isEmpty())
                .findFirst()
                .orElseThrow();
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(sent)));
        assertThat(picture.getWidth()).isEqualTo(240);
        assertThat(picture.getHeight()).isEqualTo(320);
    }

    @Test
    void anOperationThatFailsIsRetriedWithoutRepeatingTheOthers() {
        rekognition.stub(FakeRekognition.on("DetectModerationLabels")
                .withRequestBody(matchingJsonPath("$.Image.S3Object.Name", equalTo("photos/extra.jpg")))
                .inScenario("extra")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("answers")
                .willReturn(FakeRekognition.error(503, "ServiceUnavailable", "Not now.")));
        put("photos/extra.jpg", Pictures.jpeg());
        JsonObject record = api.awaitStatus("photos/extra.jpg", "LABELLED");
        assertThat(record.getBoolean("moderated")).isTrue();
        for (String operation : List.of("DetectLabels", "DetectText")) {
            assertThat(rekognition.asked(operation))
                    .as(operation)
                    .filteredOn(asked -> asked.toString().contains("photos/extra.jpg"))
                    .hasSize(1);
        }
        assertThat(rekognition.asked("DetectModerationLabels"))
                .filteredOn(asked -> asked.toString().contains("photos/extra.jpg"))
                .hasSize(2);
    }

    @Test
    void clarifaiGetsPicturesUpright() throws IOException {
        put("photos/turned.jpg", Pictures.jpegWithOrientation(6));
        JsonObject record = api.awaitStatus("photos/turned.jpg", "LABELLED");
        List<LoggedRequest> asked = rekognition.findAll(postRequestedFor(urlEqualTo(CLARIFAI)));
        assertThat(record.getInt("height")).isGreaterThan(record.getInt("width"));
        assertThat(asked)
                .allMatch(request -> "Key token".equals(request.getHeader("Authorization")))
                .map(PaidPicturesIT::pictureIn)
                .anyMatch(picture -> picture.getHeight() > picture.getWidth());
    }

    private static BufferedImage pictureIn(LoggedRequest request) {
        try (JsonReader json = Json.createReader(new StringReader(request.getBodyAsString()))) {
            JsonObject input = json.readObject().getJsonArray("inputs").getJsonObject(0);
            String base64 = input.getJsonObject("data").getJsonObject("image").getString("base64");
            return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
