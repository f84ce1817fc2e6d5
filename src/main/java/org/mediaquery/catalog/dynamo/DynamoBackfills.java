package org.mediaquery.catalog.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.ParallelCalls;
import org.mediaquery.catalog.dynamo.table.TableNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Stores backfills in the index table. All runs share one partition. Each run has another partition with a mark for each
 * object that was put on the queue; the mark holds the object's outcome.
 */
public final class DynamoBackfills implements Backfills {

    private static final Duration TIME_TO_LIVE = Duration.ofDays(90);
    private static final int ID_RADIX = 36;
    private static final int ID_RANDOM = 6;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;
    private final ParallelCalls parallel;

    public DynamoBackfills(DynamoDbClient dynamo, TableNames tables, Clock clock, ParallelCalls parallel) {
        this.dynamo = dynamo;
        this.table = tables.index();
        this.clock = clock;
        this.parallel = parallel;
    }

    @Override
    public BackfillRun add(BackfillRun.Request request) {
        Instant now = now();
        String id = Long.toString(now.toEpochMilli(), ID_RADIX) + "-"
                + UUID.randomUUID().toString().substring(0, ID_RANDOM);
        BackfillRun run = BackfillRun.first(id, request, now);
        Map<String, AttributeValue> item = new HashMap<>(BackfillItem.write(run));
        item.put(ItemKey.EXPIRES, expires());
        dynamo.putItem(put -> put.tableName(table).item(item));
        return run;
    }

    @Override
    public Optional<BackfillRun> find(String id) {
        Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(table)
                        .key(BackfillItem.key(id).item())
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(BackfillItem.read(item));
    }

    @Override
    public List<BackfillRun> latest(int limit) {
        return dynamo
                .query(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(BackfillItem.PARTITION)))
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .limit(limit))
                .items()
                .stream()
                .map(BackfillItem::read)
                .toList();
    }

    @Override
    public long mark(BackfillRun run, Collection<String> names) {
        List<Supplier<Boolean>> puts = names.stream()
                .map(name -> (Supplier<Boolean>) () -> mark(run.id(), name))
                .toList();
        return parallel.all(puts).stream().filter(marked -> marked).count();
    }

    private boolean mark(String id, String name) {
        Map<String, AttributeValue> item =
                new HashMap<>(BackfillItem.mark(id, name).item());
        item.put(ItemKey.EXPIRES, expires());
        return isApplied(() -> dynamo.putItem(
                request -> request.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)")));
    }

    @Override
    public Optional<BackfillRun> advance(BackfillRun run, BackfillRun.State state, BackfillRun.Listing listing) {
        return update(
                run,
                "SET steps = steps + :one, #state = :state, #after = :after, listed = :listed, enqueued = :enqueued,"
                        + " changedAt = :now REMOVE trouble",
                Map.of(
                        ":state", AttributeValue.fromS(state.name()),
                        ":after", AttributeValue.fromS(listing.after()),
                        ":listed", Attributes.number(listing.listed()),
                        ":enqueued", Attributes.number(listing.enqueued())),
                Map.of("#state", "state", "#after", "after"));
    }

    @Override
    public void recordProblem(BackfillRun run, String problem) {
        if (!isApplied(() -> dynamo.updateItem(request -> request.tableName(table)
                .key(BackfillItem.key(run.id()).item())
                .updateExpression("SET trouble = :trouble")
                .conditionExpression("steps = :steps")
                .expressionAttributeValues(Map.of(
                        ":trouble", AttributeValue.fromS(problem), ":steps", Attributes.number(run.steps())))))) {
            CatalogLog.LOG.log(
                    System.Logger.Level.DEBUG,
                    "backfill {0} made progress in the meantime; its problem is not stored",
                    run.id());
        }
    }

    @Override
    public void recordResult(String id, String name, BackfillRun.Result result) {
        boolean first = isApplied(() -> dynamo.updateItem(request -> request.tableName(table)
                .key(BackfillItem.mark(id, name).item())
                .updateExpression("SET #result = :result")
                .conditionExpression("attribute_exists(pk) AND attribute_not_exists(#result)")
                .expressionAttributeNames(Map.of("#result", BackfillItem.RESULT))
                .expressionAttributeValues(Map.of(":result", AttributeValue.fromS(result.name())))));
        if (first) {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(BackfillItem.key(id).item())
                    .updateExpression("ADD #count :one SET changedAt = :now")
                    .expressionAttributeNames(Map.of("#count", BackfillItem.count(result)))
                    .expressionAttributeValues(
                            Map.of(":one", Attributes.number(1), ":now", AttributeValue.fromS(now().toString()))));
        }
    }

    @Override
    public Optional<BackfillRun> recount(BackfillRun run) {
        Map<BackfillRun.Result, Long> results = new EnumMap<>(BackfillRun.Result.class);
        long[] marks = new long[1];
        dynamo.queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .projectionExpression("#result")
                        .expressionAttributeNames(Map.of("#result", BackfillItem.RESULT))
                        .expressionAttributeValues(Map.of(
                                ":pk",
                                AttributeValue.fromS(
                                        BackfillItem.mark(run.id(), "").partition())))
                        .consistentRead(true))
                .items()
                .forEach(mark -> {
                    marks[0]++;
                    String result = Attributes.textOrNull(mark, BackfillItem.RESULT);
                    if (result != null) {
                        results.merge(BackfillRun.Result.valueOf(result), 1L, Long::sum);
                    }
                });
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":enqueued", Attributes.number(marks[0]));
        StringBuilder update = new StringBuilder("SET steps = steps + :one, enqueued = :enqueued, changedAt = :now");
        for (BackfillRun.Result result : BackfillRun.Result.values()) {
            String count = BackfillItem.count(result);
            update.append(", ").append(count).append(" = :").append(count);
            values.put(":" + count, Attributes.number(results.getOrDefault(result, 0L)));
        }
        return update(run, update.toString(), values, Map.of());
    }

    private Optional<BackfillRun> update(
            BackfillRun run, String expression, Map<String, AttributeValue> values, Map<String, String> names) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":one", Attributes.number(1));
        all.put(":now", AttributeValue.fromS(now().toString()));
        all.put(":steps", Attributes.number(run.steps()));
        try {
            return Optional.of(BackfillItem.read(dynamo.updateItem(request -> request.tableName(table)
                            .key(BackfillItem.key(run.id()).item())
                            .updateExpression(expression)
                            .conditionExpression("steps = :steps")
                            .expressionAttributeNames(names.isEmpty() ? null : names)
                            .expressionAttributeValues(all)
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes()));
        } catch (ConditionalCheckFailedException e) {
            CatalogLog.LOG.log(System.Logger.Level.DEBUG, "conflict: another replica continued the backfill", e);
            return Optional.empty();
        }
    }

    /** Makes a conditional write, and returns whether its condition was met. */
    private static boolean isApplied(Runnable conditionalWrite) {
        try {
            conditionalWrite.run();
            return true;
        } catch (ConditionalCheckFailedException e) {
            CatalogLog.LOG.log(System.Logger.Level.DEBUG, "the condition of a write was not met", e);
            return false;
        }
    }

    private AttributeValue expires() {
        return Attributes.number(clock.instant().plus(TIME_TO_LIVE).getEpochSecond());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
