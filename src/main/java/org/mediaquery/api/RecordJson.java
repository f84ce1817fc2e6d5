package org.mediaquery.api;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.json.DetectionJson;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceState;

/** Converts records to the API's JSON. Unknown values are omitted, not null. */
public final class RecordJson {

    private RecordJson() {}

    /** Returns a record without its detections, as in lists. */
    public static JsonObject summary(MediaRecord record) {
        return basics(record).build();
    }

    /**
     * Returns a record with detections.
     *
     * @param detections the detections to include
     */
    public static JsonObject full(MediaRecord record, List<Detection> detections) {
        JsonObjectBuilder json = basics(record);
        addTexts(json, "text", record.labelling().text());
        return json.add("detections", array(detections, DetectionJson::write))
                .add("sources", array(record.labelling().sources(), RecordJson::source))
                .build();
    }

    private static JsonObjectBuilder basics(MediaRecord record) {
        Content content = record.content();
        ObjectVersion version = record.version();
        Labelling labelling = record.labelling();
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("name", record.name())
                .add("type", content.type().text())
                .add("labels", JSON.createArrayBuilder(record.labels()))
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
        if (labelling.moderated() != null) {
            json.add("moderated", labelling.moderated());
        }
        return json;
    }

    private static JsonObject source(SourceState state) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("source", state.source())
                .add("status", state.status().name());
        addText(json, "reason", state.progress().reason());
        addText(json, "since", state.progress().since());
        addText(json, "nextTry", state.progress().nextAttempt());
        addText(json, "tool", state.result().tool());
        return json.build();
    }

    private static <T> JsonArrayBuilder array(List<T> values, Function<T, JsonObject> write) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
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
            json.add(key, JSON.createArrayBuilder(values));
        }
    }
}
