package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.local.LocalService;

/**
 * Hostile requests get an error that clients can parse, reveal no internals of the server, and leave the service running.
 */
class HostileRequestsIT {

    private static final String HEALTH = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    /** Names and message codes of the server and its libraries, Java classes, stack traces, file paths. */
    private static final Pattern LEAK = Pattern.compile(
            "SRVE|CWW|RESTEASY|Liberty|WebSphere|IBM|jboss|jakarta|java\\.|javax|com\\.|software\\.amazon|\\bat [a-z]+\\.|"
                    + "Exception|usr/servers|Servlet");

    private static LocalService service;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        service = new LocalService(Map.of());
        port = service.server().home().getPort();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    static List<HostileRequest> requests() {
        return HostileRequests.all();
    }

    @Test
    void hasMoreThanThreeHundredRequests() {
        assertThat(requests()).hasSizeGreaterThan(300);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void rejectsWithoutHarm(HostileRequest request) throws IOException {
        if (request.whole()) {
            assertIsAnswered(request);
        } else {
            assertIsEnded(request);
        }
        try (RawHttp connection = new RawHttp(port)) {
            assertThat(connection.send(HEALTH).status()).isEqualTo(200);
        }
    }

    /**
     * Open Liberty rejects these paths before any code of the application runs (Jakarta Servlet 6.0, section 3.5.2). Its response
     * cannot be configured; it is a line with only the path and a message code.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/media/%0A",
                "/api/media/a%09b",
                "/api/media/%00",
                "/api/media/%",
                "/api/media/%zz",
                "/api/downloads/a/..%3B/b",
                "/api/media/../../../etc/passwd",
                "/%00",
                "/%2e%2e/x"
            })
    void theServersOwnErrorsHaveOneLine(String path) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            RawHttp.Answer answer = connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .startsWith("<H1>CWWWC0005I: The request URI has invalid or improperly encoded characters: [")
                    .hasSizeLessThan(250)
                    .doesNotContain("\n", "Exception");
        }
    }

    private static void assertIsAnswered(HostileRequest request) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            RawHttp.Answer answer = connection.send(request.bytes());
            assertThat(request.allowed().allow(answer.status()))
                    .as("%s", answer)
                    .isTrue();
            assertThat(answer.text()).doesNotContainPattern(LEAK);
            if (answer.status() >= 400 && request.path().startsWith("/api")) {
                assertIsProblem(answer);
            }
            if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
                connection.finish();
                assertThat(connection.isClosed()).isTrue();
            } else {
                assertThat(connection.send(HEALTH).status()).isEqualTo(200);
            }
        }
    }

    /** Incomplete requests get no response or an error, and their connection is closed. */
    private static void assertIsEnded(HostileRequest request) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            String answer = connection.exchange(request.bytes());
            assertThat(answer).doesNotContainPattern(LEAK);
            if (!answer.isEmpty()) {
                assertThat(answer).startsWith("HTTP/1.1 400 ");
            }
        }
    }

    private static void assertIsProblem(RawHttp.Answer answer) {
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        try (JsonReader json = Json.createReader(new StringReader(answer.body()))) {
            JsonObject problem = json.readObject();
            assertThat(problem.getInt("status")).isEqualTo(answer.status());
            assertThat(problem.keySet()).contains("type", "title", "detail", "Code", "Message");
            assertThat(problem.getString("detail")).hasSizeLessThan(600);
        }
    }
}
