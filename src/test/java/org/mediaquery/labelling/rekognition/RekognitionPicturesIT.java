package org.mediaquery.labelling.rekognition;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.http.Fault;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.labelling.ProviderFault;
import org.mediaquery.labelling.rekognition.RekognitionSettings.Extra;
import org.mediaquery.media.labels.BoundingBox;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.LabellerResult;

/** Tests pictures against Rekognition's protocol. */
class RekognitionPicturesIT {

    private final FakeRekognition service = new FakeRekognition();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aPictureInS3IsShownByItsPlaceAndVersion() {
        service.answer("DetectLabels", FakeRekognition.file("detect-labels"));
        LabellerResult result = look(RekognitionSubject.picture(320, 240), Set.of());
        assertThat(result.tool()).isEqualTo("label model 3.0");
        assertThat(result.moderated()).isNull();
        Detection dog = result.detections().get(0);
        assertThat(dog.label().name()).isEqualTo("Dog");
        assertThat(dog.label().parents()).containsExactly("Animal", "Pet");
        assertThat(dog.label().aliases()).containsExactly("Puppy");
        assertThat(dog.label().categories()).containsExactly("Animals and Pets");
        assertThat(dog.confidence()).isEqualTo(98.46131);
        assertThat(dog.source()).isEqualTo("rekognition");
        assertThat(dog.boxes()).containsExactly(new BoundingBox(0.125, 0.0625, 0.5, 0.25, 97.5));

        JsonObject asked = service.asked("DetectLabels").get(0);
        JsonObject object = asked.getJsonObject("Image").getJsonObject("S3Object");
        assertThat(object.getString("Bucket")).isEqualTo("media");
        assertThat(object.getString("Name")).isEqualTo("a dög+1.jpg");
        assertThat(object.getString("Version")).isEqualTo("v1");
        assertThat(asked.getJsonNumber("MinConfidence").doubleValue()).isEqualTo(30);
        assertThat(asked.getJsonArray("Features").toString()).isEqualTo("[\"GENERAL_LABELS\"]");
    }

    @ParameterizedTest
    @CsvSource({"image/webp,1000", "image/gif,1000", "image/tiff,1000", "image/jpeg,15728641", "image/png,20000000"})
    void sendsUnsupportedFormatsAsJpeg(String contentType, long size) throws IOException {
        service.answer("DetectLabels", FakeRekognition.file("detect-labels"));
        look(RekognitionSubject.picture(4000, 3000).of(contentType, size), Set.of());
        JsonObject image = service.asked("DetectLabels").get(0).getJsonObject("Image");
        assertThat(image.containsKey("S3Object")).isFalse();
        byte[] jpeg = Base64.getDecoder().decode(image.getString("Bytes"));
        assertThat(jpeg).hasSizeLessThanOrEqualTo(5 << 20).startsWith(0xff, 0xd8);
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(2048);
    }

    @ParameterizedTest
    @CsvSource({"InvalidImageFormatException", "ImageTooLargeException"})
    void resendsAJpegThatRekognitionCannotRead(String error) {
        service.stub(FakeRekognition.on("DetectLabels")
                .withRequestBody(matchingJsonPath("$.Image.S3Object"))
                .willReturn(FakeRekognition.error(400, error, "Request has invalid image format")));
        service.stub(FakeRekognition.on("DetectLabels")
                .withRequestBody(matchingJsonPath("$.Image.Bytes"))
                .willReturn(FakeRekognition.ok(FakeRekognition.file("detect-labels"))));
        assertThat(look(RekognitionSubject.picture(320, 240), Set.of()).detections())
                .hasSize(4);
    }

    @Test
    void callsForTextModerationAndColorsIfConfigured() {
        service.answer("DetectLabels", FakeRekognition.file("detect-labels"));
        service.answer("DetectText", FakeRekognition.file("detect-text"));
        service.answer("DetectModerationLabels", FakeRekognition.file("detect-moderation-labels"));
        List<Labeller> labellers = RekognitionSubject.labellers(service, EnumSet.allOf(Extra.class));
        assertThat(labellers)
                .extracting(Labeller::source)
                .containsExactly("rekognition", "rekognition-text", "rekognition-moderation");
        List<LabellerResult> seen = labellers.stream()
                .map(labeller -> labeller.label(RekognitionSubject.picture(320, 240), "token"))
                .map(answer -> ((LabellerAnswer.Labelled) answer).result())
                .toList();
        assertThat(seen.get(1).text()).containsExactly("BEWARE OF", "THE DOG");
        assertThat(seen).extracting(LabellerResult::moderated).containsExactly(null, null, true);
        assertThat(seen.get(2).detections())
                .extracting(Detection::source)
                .as("grouped by source")
                .containsOnly("rekognition-moderation");
        assertThat(seen.stream().flatMap(one -> one.detections().stream()))
                .extracting(detection -> detection.label().name(), Detection::confidence, detection -> detection
                        .label()
                        .categories())
                .contains(
                        tuple("White", 60.75, List.of("Color")),
                        tuple("Black", 10.0, List.of("Color")),
                        tuple("Weapons", 88.5, List.of("Moderation")));
        assertThat(service.asked("DetectLabels").get(0).getJsonArray("Features").toString())
                .isEqualTo("[\"GENERAL_LABELS\",\"IMAGE_PROPERTIES\"]");

        service.answer("DetectModerationLabels", "{\"ModerationLabels\":[]}");
        LabellerAnswer none = labellers.get(2).label(RekognitionSubject.picture(320, 240), "token");
        assertThat(((LabellerAnswer.Labelled) none).result().moderated()).isFalse();
    }

    @Test
    void reportsPaidCallsInAdvance() {
        List<Labeller> all = RekognitionSubject.labellers(service, EnumSet.allOf(Extra.class));
        assertThat(all).hasSize(3);
        assertThat(all)
                .allMatch(labeller -> labeller.paidCalls(RekognitionSubject.picture(320, 240)) == 1)
                .allMatch(labeller -> labeller.paidCalls(RekognitionSubject.picture(79, 240)) == 0);
    }

    @ParameterizedTest
    @CsvSource({"79,500,image/jpeg,79 x 500", "500,79,image/png,500 x 79", "9000,100,image/webp,9000 x 100"})
    void doesNotSendPicturesBelowTheMinimumSize(int width, int height, String contentType, String reason) {
        LabellerAnswer answer = RekognitionSubject.labeller(service, Set.of())
                .label(RekognitionSubject.picture(width, height).of(contentType, 1000), "token");
        assertThat(answer).isInstanceOf(LabellerAnswer.Unsupported.class);
        assertThat(((LabellerAnswer.Unsupported) answer).reason()).contains(reason);
        assertThat(service.asked("DetectLabels")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,ProvisionedThroughputExceededException,THROTTLED",
        "400,ThrottlingException,THROTTLED",
        "500,InternalServerError,TRANSIENT",
        "503,ServiceUnavailable,TRANSIENT",
        "400,ExpiredTokenException,TRANSIENT",
        "400,InvalidParameterException,PERMANENT",
        "400,InvalidS3ObjectException,PERMANENT",
        "400,AccessDeniedException,PERMANENT",
        "400,SomethingNewException,PERMANENT",
    })
    void classifiesErrors(int status, String error, Kind kind) {
        service.stub(FakeRekognition.on("DetectLabels")
                .willReturn(FakeRekognition.error(status, error, "What the service says.")));
        assertThatThrownBy(() -> look(RekognitionSubject.picture(320, 240), Set.of()))
                .isInstanceOfSatisfying(
                        LabellingException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining("What the service says.");
        assertThat(service.asked("DetectLabels")).as("attempts").hasSize(1);
    }

    @Test
    void aFaultHasOperationEndpointAndRequestId() {
        service.stub(FakeRekognition.on("DetectLabels")
                .willReturn(FakeRekognition.error(503, "ServiceUnavailable", "What the service says.")
                        .withHeader("x-amzn-RequestId", "request-1")));
        assertThatThrownBy(() -> look(RekognitionSubject.picture(320, 240), Set.of()))
                .isInstanceOfSatisfying(LabellingException.class, e -> {
                    ProviderFault fault = e.fault().orElseThrow();
                    assertThat(fault.kind()).isEqualTo(ProviderFault.Kind.SERVER_ERROR);
                    assertThat(fault.brief()).isEqualTo("DetectLabels answered 503 ServiceUnavailable");
                    assertThat(fault)
                            .hasToString("DetectLabels answered 503 ServiceUnavailable (" + service.endpoint()
                                    + ", request id request-1): What the service says.");
                });
        service.stub(
                FakeRekognition.on("DetectLabels").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(() -> look(RekognitionSubject.picture(320, 240), Set.of()))
                .isInstanceOfSatisfying(
                        LabellingException.class,
                        e -> assertThat(e.fault().orElseThrow().kind()).isEqualTo(ProviderFault.Kind.UNREACHABLE));
    }

    @Test
    void explainsMissingAccessToTheBucket() {
        service.stub(FakeRekognition.on("DetectLabels")
                .willReturn(FakeRekognition.error(400, "InvalidS3ObjectException", "Unable to get object metadata")));
        assertThatThrownBy(() -> look(RekognitionSubject.picture(320, 240), Set.of()))
                .hasMessageContaining("s3://media/a dög+1.jpg")
                .hasMessageContaining("s3:GetObject");
    }

    @ParameterizedTest
    @CsvSource({"{\"Labels\":[", "<html>Bad gateway</html>", "''"})
    void anInvalidResponseIsTransient(String body) {
        service.answer("DetectLabels", body);
        if (body.isEmpty()) {
            // in this protocol an empty body is an empty response
            assertThat(look(RekognitionSubject.picture(320, 240), Set.of()).detections())
                    .isEmpty();
        } else {
            assertThatThrownBy(() -> look(RekognitionSubject.picture(320, 240), Set.of()))
                    .isInstanceOfSatisfying(
                            LabellingException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void aConnectionThatBreaksIsAPassingFault(Fault fault) {
        service.stub(FakeRekognition.on("DetectLabels").willReturn(aResponse().withFault(fault)));
        assertThatThrownBy(() -> look(RekognitionSubject.picture(320, 240), Set.of()))
                .isInstanceOfSatisfying(
                        LabellingException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT));
    }

    @Test
    void aTimeoutIsTransient() {
        service.stub(FakeRekognition.on("DetectLabels")
                .willReturn(FakeRekognition.ok("{}").withFixedDelay(5_000)));
        assertThatThrownBy(() -> look(RekognitionSubject.picture(320, 240), Set.of()))
                .isInstanceOfSatisfying(
                        LabellingException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT));
    }

    private LabellerResult look(RekognitionSubject subject, Set<Extra> extras) {
        LabellerAnswer answer = RekognitionSubject.labeller(service, extras).label(subject, "token");
        return ((LabellerAnswer.Labelled) answer).result();
    }
}
