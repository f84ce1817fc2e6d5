package org.mediaquery.catalog;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Dead letters as items of the index table, in one partition: they are few. */
public final class DynamoDeadLetters implements DeadLetters {

    private static final String PARTITION = "dead-letters";

    /** Enough to see what it is about; an item has 400 KB, and a message may have more. */
    private static final int LONGEST_BODY = 16_000;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    public DynamoDeadLetters(DynamoDbClient dynamo, TableNames tables, Clock clock) {
        this.dynamo = dynamo;
        this.table = tables.index();
        this.clock = clock;
    }

    @Override
    public void add(Letter letter) {
        Map<String, AttributeValue> item = new HashMap<>(key(letter.id()).item());
        Attributes.putText(item, "at", letter.at());
        Attributes.putText(item, "name", letter.name());
        Attributes.putText(item, "reason", letter.reason());
        Attributes.putText(
                item,
                "body",
                letter.body().substring(0, Math.min(LONGEST_BODY, letter.body().length())));
        // the queue of dead letters forgets them then too
        item.put(
                Key.EXPIRES,
                Attributes.number(letter.at().plus(DynamoCatalog.TOMBSTONE_LIFE).getEpochSecond()));
        dynamo.putItem(request -> request.tableName(table).item(item));
    }

    @Override
    public List<Letter> latest(int most) {
        List<Letter> letters = new ArrayList<>();
        dynamo.queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .filterExpression("expires > :now")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(PARTITION),
                                ":now", Attributes.number(clock.instant().getEpochSecond()))))
                .items()
                .forEach(item -> letters.add(read(item)));
        return letters.stream()
                .sorted(Comparator.comparing(Letter::at).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public void remove(String id) {
        dynamo.deleteItem(request -> request.tableName(table).key(key(id).item()));
    }

    private static Letter read(Map<String, AttributeValue> item) {
        return new Letter(
                item.get(Key.SORT).s(),
                Instant.parse(item.get("at").s()),
                Attributes.textOrNull(item, "name"),
                item.get("reason").s(),
                item.get("body").s());
    }

    private static Key key(String id) {
        return new Key(PARTITION, id);
    }
}
