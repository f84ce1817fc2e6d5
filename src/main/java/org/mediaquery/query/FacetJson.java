package org.mediaquery.query;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/** Writes facets as JSON. */
final class FacetJson {

    private FacetJson() {}

    static JsonObject write(Facets facets) {
        return JSON.createObjectBuilder()
                .add("matches", facets.matches())
                .add("exact", facets.isComplete())
                .add("labels", array("label", facets.labels()))
                .add("types", array("type", facets.types()))
                .add("statuses", array("status", facets.statuses()))
                .add("folders", array("folder", facets.folders()))
                .add("months", array("month", facets.months()))
                .build();
    }

    private static JsonArrayBuilder array(String key, List<Facets.Count> counts) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        counts.forEach(count ->
                array.add(JSON.createObjectBuilder().add(key, count.value()).add("count", count.count())));
        return array;
    }
}
