package org.mediaquery.upkeep;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import org.mediaquery.catalog.CensusReport;

/** Reports as JSON. */
final class CensusJson {

    private static final JsonProvider JSON = JsonProvider.provider();

    private CensusJson() {}

    static JsonObject write(Optional<CensusReport> report) {
        return report.map(CensusJson::write)
                .orElseGet(
                        () -> JSON.createObjectBuilder().add("state", "NEVER").build());
    }

    static JsonObject write(CensusReport report) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("state", report.state().name())
                .add("rebuild", report.order().rebuild())
                .add("shards", report.order().shards())
                .add("started", report.order().started().toString())
                .add("at", report.at().toString())
                .add("records", report.found().records())
                .add(
                        report.order().rebuild() ? "written" : "wrong",
                        report.found().wrong())
                .add("stale", report.found().stale());
        if (!report.order().rebuild()) {
            json.add("wrongCounts", report.found().counts());
        }
        if (report.failure() != null) {
            json.add("failure", report.failure());
        }
        return json.build();
    }
}
