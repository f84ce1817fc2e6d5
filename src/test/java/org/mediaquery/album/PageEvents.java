package org.mediaquery.album;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** Handles the events of a page: records errors and requests, and answers requests in place of the service. */
final class PageEvents {

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile BiFunction<String, String, String> answers = (method, url) -> null;
    private final DevTools tools;

    PageEvents(URI address) {
        tools = new DevTools(address, this::handle);
    }

    DevTools tools() {
        return tools;
    }

    /** Returns the errors of scripts and the violations of the content security policy so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Returns the addresses of all requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(JsonObject event) {
        JsonObject details = event.getJsonObject("params");
        switch (event.getString("method")) {
            case "Runtime.exceptionThrown" ->
                faults.add(details.getJsonObject("exceptionDetails").toString());
            case "Log.entryAdded" -> {
                JsonObject entry = details.getJsonObject("entry");
                if (entry.getString("source").equals("security")
                        || entry.getString("text").contains("Content Security Policy")) {
                    faults.add(entry.getString("text"));
                }
            }
            case "Network.requestWillBeSent" ->
                requests.add(details.getJsonObject("request").getString("url"));
            case "Page.downloadWillBegin" -> requests.add("download " + details.getString("suggestedFilename"));
            case "Fetch.requestPaused" -> answer(details);
            default -> {
                // not of interest
            }
        }
    }

    private void answer(JsonObject paused) {
        JsonObject request = paused.getJsonObject("request");
        String id = paused.getString("requestId");
        String body = answers.apply(request.getString("method"), request.getString("url"));
        if (body == null) {
            tools.send("Fetch.continueRequest", Json.createObjectBuilder().add("requestId", id));
        } else if (!body.isEmpty()) {
            int status = Integer.parseInt(body.substring(0, 3));
            tools.send(
                    "Fetch.fulfillRequest",
                    Json.createObjectBuilder()
                            .add("requestId", id)
                            .add("responseCode", status)
                            .add(
                                    "responseHeaders",
                                    Json.createArrayBuilder()
                                            .add(Json.createObjectBuilder()
                                                    .add("name", "Content-Type")
                                                    .add("value", "application/json")))
                            .add(
                                    "body",
                                    Base64.getEncoder()
                                            .encodeToString(body.substring(3).getBytes(StandardCharsets.UTF_8))));
        }
    }

    /**
     * Answers requests in place of a server.
     *
     * @param pattern of the URLs, in which {@code *} stands for any text
     * @param answers by method and URL: null lets a request pass, an empty text never answers it, else status and body
     */
    void answer(String pattern, BiFunction<String, String, String> answers) {
        this.answers = answers;
        tools.call(
                "Fetch.enable",
                Json.createObjectBuilder()
                        .add(
                                "patterns",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder().add("urlPattern", pattern))));
    }
}
