package org.mediaquery.labelling.clarifai;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;

/** Parses Clarifai's responses: an overall status, and an output with a status and concepts for each picture. */
final class ClarifaiAnswer {

    /** Far more than 200 concepts, Clarifai's maximum, need. */
    private static final int MAX_BYTES = 1 << 20;

    private ClarifaiAnswer() {}

    /**
     * Parses a response.
     *
     * @param url the URL that was called, for the log
     * @throws LabellingException if the response is invalid, or reports an error
     */
    static LabellerResult read(Response response, URI url) {
        byte[] body = body(response);
        JsonObject answer;
        try {
            answer = parse(body);
        } catch (JsonException | IllegalStateException | ClassCastException e) {
            throw ClarifaiFailures.ofStatus(response.getStatus(), url, e);
        }
        try {
            return seen(answer, response.getStatus(), url);
        } catch (NullPointerException | ClassCastException | IndexOutOfBoundsException e) {
            // JSON-P throws these if a member is missing or has another type
            throw new LabellingException(Kind.TRANSIENT, "Clarifai's response has an unexpected structure.", e);
        }
    }

    private static LabellerResult seen(JsonObject answer, int status, URI url) {
        ClarifaiFailures.check(answer.getJsonObject("status"), status, url);
        JsonObject output = answer.getJsonArray("outputs").getJsonObject(0);
        ClarifaiFailures.check(output.getJsonObject("status"), status, url);
        JsonObject data = output.getJsonObject("data");
        JsonArray concepts = data.containsKey("concepts") ? data.getJsonArray("concepts") : JsonValue.EMPTY_JSON_ARRAY;
        List<Detection> detections = new ArrayList<>();
        for (JsonObject concept : concepts.getValuesAs(JsonObject.class)) {
            JsonNumber value = concept.getJsonNumber("value");
            // the JSON omits a value of exactly 0
            double confidence = value == null ? 0 : Math.max(0, Math.min(100, 100 * value.doubleValue()));
            String name = concept.getString("name");
            if (!name.isBlank()) {
                detections.add(Detection.of(Label.of(name), confidence, ClarifaiLabeller.SOURCE));
            }
        }
        return LabellerResult.of(detections).with(model(output));
    }

    private static String model(JsonObject output) {
        if (!(output.get("model") instanceof JsonObject model)) {
            return null;
        }
        String version =
                model.get("model_version") instanceof JsonObject detail ? " " + detail.getString("id", "") : "";
        return (model.getString("id", "") + version).strip();
    }

    private static byte[] body(Response response) {
        try (InputStream in = response.readEntity(InputStream.class)) {
            return in == null ? new byte[0] : in.readNBytes(MAX_BYTES);
        } catch (IOException e) {
            throw new LabellingException(Kind.TRANSIENT, "Clarifai's response ended early: " + e.getMessage(), e);
        }
    }

    private static JsonObject parse(byte[] body) {
        try (JsonReader json = Json.createReader(new ByteArrayInputStream(body))) {
            return json.readObject();
        }
    }
}
