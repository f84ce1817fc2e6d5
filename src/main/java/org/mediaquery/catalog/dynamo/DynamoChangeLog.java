package org.mediaquery.catalog.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mediaquery.catalog.ChangeLog;
import org.mediaquery.catalog.dynamo.changes.LogEntry;
import org.mediaquery.catalog.dynamo.table.ParallelCalls;
import org.mediaquery.catalog.dynamo.table.TableNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the change log in the index table. The index updater writes it. */
public final class DynamoChangeLog implements ChangeLog {

    /** More than the clocks of two replicas differ. */
    private static final Duration MAX_SKEW = Duration.ofSeconds(30);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;
    private final ParallelCalls parallel;

    public DynamoChangeLog(DynamoDbClient dynamo, TableNames tables, Clock clock, ParallelCalls parallel) {
        this.dynamo = dynamo;
        this.table = tables.index();
        this.clock = clock;
        this.parallel = parallel;
    }

    @Override
    public Optional<List<Change>> since(Instant time, int limit) {
        List<Supplier<List<Map<String, AttributeValue>>>> calls = new ArrayList<>();
        LogEntry.partitions(time, clock.instant().plus(MAX_SKEW))
                .forEach(partition -> calls.add(() -> read(partition, time, limit)));
        List<Change> changes = parallel.all(calls).stream()
                .flatMap(List::stream)
                .map(LogEntry::read)
                .sorted(Comparator.comparing(Change::id))
                .toList();
        return changes.size() > limit ? Optional.empty() : Optional.of(changes);
    }

    private List<Map<String, AttributeValue>> read(String partition, Instant time, int limit) {
        return dynamo
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk AND sk >= :time")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(partition),
                                ":time", AttributeValue.fromS(LogEntry.sortKey(time))))
                        .limit(limit + 1))
                .items()
                .stream()
                .limit(limit + 1L)
                .toList();
    }
}
