package org.mediaquery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.mediaquery.media.MediaName;

/** An HTTP client of the service. */
public final class ApiClient {

    public static final Duration LIMIT = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI home;

    public ApiClient(URI home) {
        this.home = home;
    }

    URI resolve(String path) {
        return home.resolve(path);
    }

    /** Waits until a record exists and has this status. */
    public JsonObject awaitStatus(String name, String status) {
        AtomicReference<JsonObject> record = new AtomicReference<>();
        await(name + " to be " + status).atMost(LIMIT).untilAsserted(() -> {
            HttpResponse<String> response = record(name);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            record.set(object(response));
            assertThat(record.get().getString("status")).as(response.body()).isEqualTo(status);
        });
        return record.get();
    }

    /** Waits until a record has been deleted. */
    public void awaitGone(String name) {
        await(name + " to be gone").atMost(LIMIT).until(() -> record(name).statusCode() == 404);
    }

    HttpResponse<String> record(String name) {
        return get("api/media/" + MediaName.toPath(name));
    }

    /** Returns the names on the first page of a list. */
    List<String> names(String query) {
        HttpResponse<String> response = get("api/media/?limit=1000&" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return array(response).stream()
                .map(record -> record.asJsonObject().getString("name"))
                .toList();
    }

    /** Waits until the names on the first page of a list pass an assertion, because lists are eventually consistent. */
    void awaitNames(String query, Consumer<List<String>> asserted) {
        await(query).atMost(LIMIT).untilAsserted(() -> asserted.accept(names(query)));
    }

    /** Calls a consumer with each record of a list, page by page. */
    public void eachPage(String path, Consumer<JsonObject> look) {
        String next = path;
        while (next != null) {
            HttpResponse<String> page = get(next);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            array(page).forEach(record -> look.accept(record.asJsonObject()));
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(link.indexOf('<') + 1, link.indexOf('>')))
                    .orElse(null);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(home.resolve(path)).build());
    }

    public HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(home.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(home.resolve(path)).DELETE().build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonObject object(HttpResponse<String> response) {
        try (JsonReader json = Json.createReader(new StringReader(response.body()))) {
            return json.readObject();
        }
    }

    public static JsonArray array(HttpResponse<String> response) {
        try (JsonReader json = Json.createReader(new StringReader(response.body()))) {
            return json.readArray();
        }
    }

    public static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }
}
