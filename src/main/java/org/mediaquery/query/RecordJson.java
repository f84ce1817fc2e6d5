package org.mediaquery.query;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;
import org.mediaquery.media.Box;
import org.mediaquery.media.Content;
import org.mediaquery.media.Detection;
import org.mediaquery.media.Labelling;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Span;

/** Records as the API writes them. What is not known is left away, never null. */
public final class RecordJson {

    private RecordJson() {}

    /** A record without its detections, as in lists. */
    public static JsonObject summary(MediaRecord record) {
        return basics(record).build();
    }

    /** A record with its detections. */
    public static JsonObject full(MediaRecord record) {
        return basics(record)
                .add("detections", array(record.labelling().detections(), RecordJson::detection))
                .build();
    }

    /** A page of a list. */
    static JsonArray list(List<MediaRecord> records) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        records.forEach(record -> array.add(summary(record)));
        return array.build();
    }

    private static JsonObjectBuilder basics(MediaRecord record) {
        Content content = record.content();
        ObjectVersion version = record.version();
        Labelling labelling = record.labelling();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("name", record.name())
                .add("type", content.type().text())
                .add("labels", Json.createArrayBuilder(record.labels()))
                .add("status", labelling.status().name());
        addText(json, "reason", labelling.reason());
        addText(json, "contentType", content.contentType());
        json.add("size", version.size());
        addText(json, "etag", version.etag());
        if (content.dimensions() != null) {
            json.add("width", content.dimensions().width());
            json.add("height", content.dimensions().height());
        }
        if (content.durationMillis() != null) {
            json.add("durationMillis", content.durationMillis());
        }
        addText(json, "takenAt", content.takenAt());
        addText(json, "uploadedAt", version.uploadedAt());
        addText(json, "labelledAt", labelling.labelledAt());
        return json;
    }

    private static JsonObjectBuilder detection(Detection detection) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("label", detection.label().name())
                .add("confidence", detection.confidence());
        addTexts(json, "parents", detection.label().parents());
        addTexts(json, "aliases", detection.label().aliases());
        addTexts(json, "categories", detection.label().categories());
        json.add("source", detection.source());
        if (!detection.boxes().isEmpty()) {
            json.add("boxes", array(detection.boxes(), RecordJson::box));
        }
        if (!detection.spans().isEmpty()) {
            json.add("spans", array(detection.spans(), RecordJson::span));
        }
        return json;
    }

    private static JsonObjectBuilder box(Box box) {
        return Json.createObjectBuilder()
                .add("left", box.left())
                .add("top", box.top())
                .add("width", box.width())
                .add("height", box.height())
                .add("confidence", box.confidence());
    }

    private static JsonObjectBuilder span(Span span) {
        return Json.createObjectBuilder().add("startMillis", span.startMillis()).add("endMillis", span.endMillis());
    }

    private static <T> JsonArrayBuilder array(List<T> values, Function<T, JsonObjectBuilder> write) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.forEach(value -> array.add(write.apply(value)));
        return array;
    }

    private static void addText(JsonObjectBuilder json, String key, Object value) {
        if (value != null) {
            json.add(key, value.toString());
        }
    }

    private static void addTexts(JsonObjectBuilder json, String key, List<String> values) {
        if (!values.isEmpty()) {
            json.add(key, Json.createArrayBuilder(values));
        }
    }
}
