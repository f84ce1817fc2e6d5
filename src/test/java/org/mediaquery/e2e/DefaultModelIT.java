package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalService;
import org.mediaquery.models.FetchedModels;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What a newcomer sees: the default model finds the dog in a photo, and says where it is and whose work that is. */
class DefaultModelIT {

    private static final Path PHOTO = Path.of("../shared/media/sample.jpg");

    @Test
    void aDogIsFoundWithABoxAndASignIsRead() throws Exception {
        Path model = FetchedModels.cocoSsd();
        Path reader = FetchedModels.ocr();
        assertThat(reader.getParent()).isEqualTo(model.getParent());
        assumeTrue(Files.exists(PHOTO), "Skipped: there is no picture " + PHOTO);
        try (LocalService service = new LocalService(Map.of(
                        "MEDIA_MODEL",
                        model.getFileName() + "," + reader.getFileName(),
                        "MEDIA_MODEL_DIR",
                        model.getParent().toString()));
                S3Client s3 = service.cloud().s3()) {
            ApiClient api = new ApiClient(service.server().home());
            s3.putObject(
                    request -> request.bucket(LocalCloud.BUCKET).key("holiday/dog.jpg"), RequestBody.fromFile(PHOTO));

            JsonObject record = api.awaitStatus("holiday/dog.jpg", "LABELLED");

            assertThat(ApiClient.texts(record.getJsonArray("labels"))).contains("Dog", "Pet", "Mammal", "Animal");
            JsonObject dog = record.getJsonArray("detections").getValuesAs(JsonObject.class).stream()
                    .filter(detection -> detection.getString("label").equals("Dog"))
                    .findFirst()
                    .orElseThrow();
            assertThat(number(dog, "confidence")).isGreaterThan(90);
            assertThat(dog.getJsonArray("boxes")).hasSize(1);
            JsonObject box = dog.getJsonArray("boxes").getJsonObject(0);
            assertThat(number(box, "top")).isCloseTo(0.296, within(0.05 * 0.296));
            assertThat(number(box, "left")).isCloseTo(0.371, within(0.05 * 0.371));
            assertThat(number(box, "height")).isCloseTo(0.557, within(0.05 * 0.557));
            assertThat(number(box, "width")).isCloseTo(0.400, within(0.05 * 0.400));
            api.awaitNames("label=animal", names -> assertThat(names).containsExactly("holiday/dog.jpg"));

            s3.putObject(
                    request -> request.bucket(LocalCloud.BUCKET).key("signs/dog.png"),
                    RequestBody.fromBytes(Pictures.file(sign("Beware of", "the dog"), "png")));
            JsonObject sign = api.awaitStatus("signs/dog.png", "LABELLED");
            assertThat(ApiClient.texts(sign.getJsonArray("text"))).containsExactly("Beware of", "the dog");
            api.awaitNames("q=beware", names -> assertThat(names).containsExactly("signs/dog.png"));

            JsonObject about = ApiClient.object(api.get("api/about"));
            JsonObject credit = about.getJsonArray("models").getJsonObject(0);
            assertThat(credit.getString("name")).isEqualTo("coco-ssd");
            assertThat(credit.getString("licence")).isEqualTo("Apache-2.0");
            assertThat(credit.getString("attribution")).contains("COCO");
            assertThat(about.getJsonArray("models").getJsonObject(1).getString("attribution"))
                    .contains("PaddleOCR");
        }
    }

    private static BufferedImage sign(String... lines) {
        BufferedImage sign = Pictures.halves(640, 360, Color.YELLOW, Color.YELLOW);
        Graphics2D graphics = sign.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 60));
        for (int i = 0; i < lines.length; i++) {
            graphics.drawString(lines[i], 120, 150 + 100 * i);
        }
        graphics.dispose();
        return sign;
    }

    private static double number(JsonObject json, String key) {
        return json.getJsonNumber(key).doubleValue();
    }
}
