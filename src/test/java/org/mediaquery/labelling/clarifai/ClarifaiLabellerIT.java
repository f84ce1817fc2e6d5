package org.mediaquery.labelling.clarifai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.FakeSubject;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.LabellerResult;

/** Tests the Clarifai labeller against the protocol. */
class ClarifaiLabellerIT {

    private static final String PATH =
            "/v2/users/clarifai/apps/main/models/general-image-recognition/versions/aa7f35/outputs";
    private static final String TOKEN = "a-secret-token";

    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    private final FakeSubject subject = new FakeSubject(Pictures.halves(1600, 1200, Color.BLUE, Color.GREEN));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
    }

    @Test
    void conceptsBecomeLabels() {
        answer(200, file("outputs"));
        LabellerResult result = look();
        assertThat(result.detections())
                .extracting(detection -> detection.label().name(), Detection::confidence, Detection::source)
                .containsExactly(
                        tuple("dog", 99.65, "clarifai"),
                        tuple("snow", 87.5, "clarifai"),
                        tuple("cat", 0.0, "clarifai"));
        assertThat(result.tool()).isEqualTo("general-image-recognition aa7f35c01e0642fda5cf400f543e7c40");
    }

    @Test
    void sendsThePictureInTheRequest() throws IOException {
        answer(200, file("outputs"));
        look();
        LoggedRequest asked = SERVER.findAll(postRequestedFor(urlEqualTo(PATH))).get(0);
        assertThat(asked.getHeader("Authorization")).isEqualTo("Key " + TOKEN);
        assertThat(asked.getHeader("Content-Type")).startsWith("application/json");
        try (JsonReader json = Json.createReader(new StringReader(asked.getBodyAsString()))) {
            JsonObject input = json.readObject().getJsonArray("inputs").getJsonObject(0);
            byte[] jpeg = Base64.getDecoder()
                    .decode(input.getJsonObject("data").getJsonObject("image").getString("base64"));
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            assertThat(picture.getWidth()).isEqualTo(1024);
            assertThat(picture.getHeight()).isEqualTo(768);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400,10020,TRANSIENT,''",
        "200,10030,TRANSIENT,''",
        "500,99009,TRANSIENT,''",
        "503,10000000,TRANSIENT,''",
        "200,11005,THROTTLED,''",
        "429,11005,THROTTLED,''",
        "429,11102,THROTTLED,''",
        "403,11003,THROTTLED,limit",
        "403,11004,THROTTLED,limit",
        "401,11009,PERMANENT,CLARIFAI_PAT",
        "401,11008,PERMANENT,CLARIFAI_PAT",
        "404,21200,PERMANENT,CLARIFAI_MODEL",
        "404,11101,PERMANENT,CLARIFAI_API_URL",
        "400,11100,PERMANENT,''",
        "400,30103,PERMANENT,''",
    })
    void classifiesErrorStatuses(int http, int code, Kind kind, String advice) {
        answer(http, "{\"status\":{\"code\":" + code + ",\"description\":\"What it says\"},\"outputs\":[]}");
        assertFails(kind, "What it says", advice);
    }

    @ParameterizedTest
    @CsvSource({"10020,TRANSIENT", "11005,THROTTLED", "30103,PERMANENT"})
    void checksTheStatusOfTheOutput(int code, Kind kind) {
        answer(
                200,
                "{\"status\":{\"code\":10000},\"outputs\":[{\"status\":{\"code\":" + code
                        + ",\"description\":\"What it says\"},\"data\":{}}]}");
        assertFails(kind, "What it says", "");
    }

    @Test
    void reportsWhenToRetryAThrottledCall() {
        answer(429, "{\"status\":{\"code\":11005,\"description\":\"Too fast\"}}");
        assertThatThrownBy(this::look).isInstanceOfSatisfying(LabellingException.class, e -> assertThat(e.after())
                .contains(Duration.ofSeconds(15)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "200,`{\"status\":{\"code\":`,TRANSIENT",
                "200,``,TRANSIENT",
                "200,`[]`,TRANSIENT",
                "200,`{}`,TRANSIENT",
                "200,`{\"status\":{\"code\":10000}}`,TRANSIENT",
                "200,`{\"status\":{\"code\":10000},\"outputs\":[]}`,TRANSIENT",
                "200,`{\"status\":{\"code\":10000},\"outputs\":[{\"status\":{\"code\":10000},\"data\":{\"concepts\":7}}]}`,TRANSIENT",
                "502,`<html>Bad gateway</html>`,TRANSIENT",
                "429,`<html>Slow down</html>`,THROTTLED",
                "403,`<html>No</html>`,PERMANENT",
                "404,`<html>Not here</html>`,PERMANENT",
                "413,`<html>Too much</html>`,PERMANENT",
            })
    void classifiesInvalidResponsesByStatus(int http, String body, Kind kind) {
        answer(http, body);
        assertFails(kind, "Clarifai", "");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsTransient(Fault fault) {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withFault(fault)));
        assertFails(Kind.TRANSIENT, "Clarifai", "");
    }

    @Test
    void aTimeoutIsTransient() {
        SERVER.stubFor(post(anyUrl()).willReturn(json(200, file("outputs")).withFixedDelay(5_000)));
        assertFails(Kind.TRANSIENT, "Clarifai", "");
    }

    @Test
    void supportsPicturesOnly() {
        assertThat(labeller().supports(MediaType.IMAGE)).isTrue();
        assertThat(labeller().supports(MediaType.VIDEO)).isFalse();
        assertThat(labeller().paidCalls(subject)).isEqualTo(1);
    }

    @Test
    void doesNotRevealTheToken() {
        assertThat(settings().toString()).doesNotContain(TOKEN);
        answer(401, "{\"status\":{\"code\":11009,\"description\":\"API key not found\"}}");
        assertThatThrownBy(this::look).message().doesNotContain(TOKEN);
    }

    private LabellerResult look() {
        return ((LabellerAnswer.Labelled) labeller().label(subject, "token")).result();
    }

    private void assertFails(Kind kind, String message, String advice) {
        assertThatThrownBy(this::look)
                .isInstanceOfSatisfying(
                        LabellingException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message)
                .hasMessageContaining(advice);
        assertThat(SERVER.findAll(postRequestedFor(anyUrl()))).as("attempts").hasSize(1);
    }

    private static ClarifaiLabeller labeller() {
        return new ClarifaiLabeller(settings());
    }

    private static ClarifaiSettings settings() {
        return new ClarifaiSettings(
                URI.create("http://127.0.0.1:" + SERVER.port() + PATH), TOKEN, Duration.ofMillis(500));
    }

    private static void answer(int status, String body) {
        SERVER.stubFor(post(urlEqualTo(PATH)).willReturn(json(status, body)));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private static String file(String name) {
        try (InputStream file = ClarifaiLabellerIT.class.getResourceAsStream("/clarifai/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
