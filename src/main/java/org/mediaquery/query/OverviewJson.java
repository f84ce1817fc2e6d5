package org.mediaquery.query;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.mediaquery.api.RecordJson;
import org.mediaquery.catalog.LabelCount;
import org.mediaquery.catalog.Statistics;
import org.mediaquery.media.ObjectTotals;

/** Writes label counts and statistics as JSON. */
final class OverviewJson {

    private OverviewJson() {}

    static JsonObject label(LabelCount label) {
        return JSON.createObjectBuilder()
                .add("label", label.label())
                .add("count", label.count())
                .build();
    }

    static JsonObject statistics(Statistics statistics) {
        JsonObjectBuilder types = JSON.createObjectBuilder();
        new TreeMap<>(statistics.types()).forEach((type, amount) -> types.add(type.text(), amount(amount)));
        JsonObjectBuilder contentTypes = JSON.createObjectBuilder();
        amounts(contentTypes, statistics.contentTypes());
        JsonObjectBuilder statuses = JSON.createObjectBuilder();
        new TreeMap<>(statistics.statuses()).forEach((status, count) -> statuses.add(status.name(), count));
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("types", types)
                .add("contentTypes", contentTypes)
                .add("statuses", statuses);
        if (statistics.largest() != null) {
            json.add("largest", RecordJson.summary(statistics.largest()));
            json.add("smallest", RecordJson.summary(statistics.smallest()));
        }
        return json.build();
    }

    private static void amounts(JsonObjectBuilder json, Map<String, ObjectTotals> amounts) {
        new TreeMap<>(amounts).forEach((what, amount) -> json.add(what, amount(amount)));
    }

    private static JsonObjectBuilder amount(ObjectTotals amount) {
        return JSON.createObjectBuilder().add("count", amount.count()).add("bytes", amount.bytes());
    }
}
