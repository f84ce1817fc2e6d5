package org.mediaquery.labelling.rekognition;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A stand-in for Rekognition that speaks its protocol (AWS JSON 1.1). */
public final class FakeRekognition implements AutoCloseable {

    private static final String TARGET = "X-Amz-Target";

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .maxRequestJournalEntries(200));

    public FakeRekognition() {
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Matches the calls of one operation. */
    public static MappingBuilder on(String operation) {
        return post(urlEqualTo("/")).withHeader(TARGET, equalTo("RekognitionService." + operation));
    }

    public void stub(MappingBuilder mapping) {
        server.stubFor(mapping);
    }

    public void answer(String operation, String json) {
        stub(on(operation).willReturn(ok(json)));
    }

    public static ResponseDefinitionBuilder ok(String json) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/x-amz-json-1.1")
                .withBody(json);
    }

    public static ResponseDefinitionBuilder error(int status, String type, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/x-amz-json-1.1")
                .withBody(Json.createObjectBuilder()
                        .add("__type", type)
                        .add("Message", message)
                        .build()
                        .toString());
    }

    /** Returns the requests of one operation, oldest first. */
    public List<JsonObject> asked(String operation) {
        RequestPatternBuilder pattern =
                postRequestedFor(urlEqualTo("/")).withHeader(TARGET, equalTo("RekognitionService." + operation));
        return server.findAll(pattern).stream().map(FakeRekognition::json).toList();
    }

    /** Returns all requests to this server. */
    public List<LoggedRequest> findAll(RequestPatternBuilder pattern) {
        return server.findAll(pattern);
    }

    /** Returns a file from the folder {@code rekognition}. */
    public static String file(String name) {
        try (InputStream file = FakeRekognition.class.getResourceAsStream("/rekognition/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static JsonObject json(LoggedRequest request) {
        try (JsonReader reader = Json.createReader(new StringReader(request.getBodyAsString()))) {
            return reader.readObject();
        }
    }
}
