package org.mediaquery.operations;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.mediaquery.catalog.ConsistencyReport;

/** Writes consistency reports as JSON. */
final class ConsistencyReportJson {

    private ConsistencyReportJson() {}

    static JsonObject write(Optional<ConsistencyReport> report) {
        return report.map(ConsistencyReportJson::write)
                .orElseGet(
                        () -> JSON.createObjectBuilder().add("state", "NEVER").build());
    }

    static JsonObject write(ConsistencyReport report) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("state", report.state().name())
                .add("rebuild", report.request().rebuild())
                .add("shards", report.request().shards())
                .add("started", report.request().started().toString())
                .add("at", report.at().toString())
                .add("records", report.findings().records())
                .add(
                        report.request().rebuild() ? "written" : "wrong",
                        report.findings().wrong())
                .add("stale", report.findings().stale());
        if (!report.request().rebuild()) {
            json.add("wrongCounts", report.findings().counts());
        }
        if (report.failure() != null) {
            json.add("failure", report.failure());
        }
        return json.build();
    }
}
