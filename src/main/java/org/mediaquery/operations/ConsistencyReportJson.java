package org.mediaquery.operations;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import org.mediaquery.catalog.ConsistencyReport;

/** Reports as JSON. */
final class ConsistencyReportJson {

    private static final JsonProvider JSON = JsonProvider.provider();

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
