package org.mediaquery.backfill;

import static org.mediaquery.media.json.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.catalog.BackfillRun.State;

/** Writes backfills as JSON. */
final class BackfillJson {

    private static final double MILLIS = 1000;

    private BackfillJson() {}

    /** @param now the current time, for the rate of a running backfill */
    static JsonObject write(BackfillRun run, Instant now) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", run.id())
                .add("state", run.state().name())
                .add("only", run.request().wanted().word())
                .add("prefix", run.request().prefix())
                .add("dryRun", run.request().dryRun())
                .add("begunAt", run.startedAt().toString())
                .add("changedAt", run.changedAt().toString())
                .add("listed", run.listing().listed())
                .add("enqueued", run.listing().enqueued());
        if (!run.request().dryRun()) {
            for (BackfillRun.Result result : BackfillRun.Result.values()) {
                json.add(result.name().toLowerCase(Locale.ROOT), run.results().getOrDefault(result, 0L));
            }
            json.add("left", run.left());
            addPace(json, run, now);
        }
        if (run.problem() != null) {
            json.add("trouble", run.problem());
        }
        return json.build();
    }

    private static void addPace(JsonObjectBuilder json, BackfillRun run, Instant now) {
        boolean running = run.state() == State.LISTING || run.state() == State.WORKING;
        double seconds = Duration.between(run.startedAt(), running ? now : run.changedAt())
                        .toMillis()
                / MILLIS;
        double rate = seconds > 0 ? run.settled() / seconds : 0;
        json.add("perSecond", Math.round(rate * 10) / 10.0);
        if (run.state() == State.WORKING && rate > 0) {
            json.add("secondsLeft", Math.round(run.left() / rate));
        }
    }

    static JsonArray write(List<BackfillRun> runs, Instant now) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        runs.forEach(run -> array.add(write(run, now)));
        return array.build();
    }
}
