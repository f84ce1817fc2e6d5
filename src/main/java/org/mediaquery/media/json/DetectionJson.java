package org.mediaquery.media.json;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.Function;
import org.mediaquery.media.labels.BoundingBox;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.TimeSpan;

/** Converts detections to and from JSON, for the API and for files in the bucket for derived objects. Empty lists are left out. */
public final class DetectionJson {

    private DetectionJson() {}

    public static JsonObject write(Detection detection) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("label", detection.label().name())
                .add("confidence", detection.confidence());
        addAll(json, "parents", detection.label().parents(), JSON::createValue);
        addAll(json, "aliases", detection.label().aliases(), JSON::createValue);
        addAll(json, "categories", detection.label().categories(), JSON::createValue);
        json.add("source", detection.source());
        addAll(json, "boxes", detection.boxes(), DetectionJson::write);
        addAll(json, "spans", detection.spans(), DetectionJson::write);
        return json.build();
    }

    public static Detection read(JsonObject json) {
        return new Detection(
                new Label(
                        json.getString("label"),
                        texts(json, "parents"),
                        texts(json, "aliases"),
                        texts(json, "categories")),
                json.getJsonNumber("confidence").doubleValue(),
                json.getString("source"),
                array(json, "boxes").getValuesAs(JsonObject.class).stream()
                        .map(DetectionJson::readBox)
                        .toList(),
                array(json, "spans").getValuesAs(JsonObject.class).stream()
                        .map(DetectionJson::readSpan)
                        .toList());
    }

    private static JsonObject write(BoundingBox box) {
        return JSON.createObjectBuilder()
                .add("left", box.left())
                .add("top", box.top())
                .add("width", box.width())
                .add("height", box.height())
                .add("confidence", box.confidence())
                .build();
    }

    private static BoundingBox readBox(JsonObject json) {
        return new BoundingBox(
                json.getJsonNumber("left").doubleValue(),
                json.getJsonNumber("top").doubleValue(),
                json.getJsonNumber("width").doubleValue(),
                json.getJsonNumber("height").doubleValue(),
                json.getJsonNumber("confidence").doubleValue());
    }

    private static JsonObject write(TimeSpan span) {
        return JSON.createObjectBuilder()
                .add("startMillis", span.startMillis())
                .add("endMillis", span.endMillis())
                .build();
    }

    private static TimeSpan readSpan(JsonObject json) {
        return new TimeSpan(
                json.getJsonNumber("startMillis").longValue(),
                json.getJsonNumber("endMillis").longValue());
    }

    private static <T> void addAll(JsonObjectBuilder json, String key, List<T> values, Function<T, JsonValue> write) {
        if (!values.isEmpty()) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            values.forEach(value -> array.add(write.apply(value)));
            json.add(key, array);
        }
    }

    private static JsonArray array(JsonObject json, String key) {
        return json.containsKey(key) ? json.getJsonArray(key) : JsonArray.EMPTY_JSON_ARRAY;
    }

    private static List<String> texts(JsonObject json, String key) {
        return array(json, key).getValuesAs(JsonString::getString);
    }
}
