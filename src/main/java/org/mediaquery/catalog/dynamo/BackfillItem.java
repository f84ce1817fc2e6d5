package org.mediaquery.catalog.dynamo;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.media.BackfillSelection;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A backfill as an item of the index table. */
final class BackfillItem {

    static final String PARTITION = "backfills";

    /** The attribute of a mark that holds the object's outcome. */
    static final String RESULT = "result";

    private BackfillItem() {}

    static ItemKey key(String id) {
        return new ItemKey(PARTITION, id);
    }

    /** Returns the key of the mark of an object that was put on the queue. */
    static ItemKey mark(String id, String name) {
        return new ItemKey("backfill#" + id, name);
    }

    /** Returns the attribute that counts a result. */
    static String count(BackfillRun.Result result) {
        return "count" + result.name().charAt(0) + result.name().substring(1).toLowerCase(Locale.ROOT);
    }

    static Map<String, AttributeValue> write(BackfillRun run) {
        Map<String, AttributeValue> item = new HashMap<>(key(run.id()).item());
        item.put("wanted", AttributeValue.fromS(run.request().wanted().word()));
        item.put("prefix", AttributeValue.fromS(run.request().prefix()));
        item.put("dryRun", AttributeValue.fromBool(run.request().dryRun()));
        item.put("state", AttributeValue.fromS(run.state().name()));
        item.put("steps", Attributes.number(run.steps()));
        Attributes.putText(item, "begunAt", run.startedAt());
        Attributes.putText(item, "changedAt", run.changedAt());
        item.put("after", AttributeValue.fromS(run.listing().after()));
        item.put("listed", Attributes.number(run.listing().listed()));
        item.put("enqueued", Attributes.number(run.listing().enqueued()));
        return item;
    }

    static BackfillRun read(Map<String, AttributeValue> item) {
        Map<BackfillRun.Result, Long> results = new EnumMap<>(BackfillRun.Result.class);
        for (BackfillRun.Result result : BackfillRun.Result.values()) {
            Long count = Attributes.longOrNull(item, count(result));
            if (count != null && count > 0) {
                results.put(result, count);
            }
        }
        return new BackfillRun(
                item.get(ItemKey.SORT).s(),
                new BackfillRun.Request(
                        BackfillSelection.of(item.get("wanted").s()).orElseThrow(),
                        item.get("prefix").s(),
                        item.get("dryRun").bool()),
                BackfillRun.State.valueOf(item.get("state").s()),
                Attributes.longOrNull(item, "steps"),
                Instant.parse(item.get("begunAt").s()),
                Instant.parse(item.get("changedAt").s()),
                new BackfillRun.Listing(
                        item.get("after").s(),
                        Attributes.longOrNull(item, "listed"),
                        Attributes.longOrNull(item, "enqueued")),
                results,
                Attributes.textOrNull(item, "trouble"));
    }
}
