package org.mediaquery.catalog.dynamo;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores dead letters in the index table. All letters share one partition sorted by time, so that the latest can be read
 * alone. A pointer item per id holds the letter's sort key. Letters of earlier versions have their id as sort key and no
 * pointer.
 */
public final class DynamoDeadLetters implements DeadLetters {

    private static final String PARTITION = "dead-letters";

    private static final String ID = "id";
    private static final String LETTER = "letter";

    /** In characters; enough to identify a message. Items are limited to 400 KB, which a message may exceed. */
    private static final int MAX_BODY = 16_000;

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
        ItemKey key = new ItemKey(PARTITION, "%013d#%s".formatted(letter.at().toEpochMilli(), letter.id()));
        Map<String, AttributeValue> item = new HashMap<>(key.item());
        Attributes.putText(item, ID, letter.id());
        Attributes.putText(item, "at", letter.at());
        Attributes.putText(item, "name", letter.name());
        Attributes.putText(item, "reason", letter.reason());
        Attributes.putText(
                item,
                "body",
                letter.body().substring(0, Math.min(MAX_BODY, letter.body().length())));
        // the retention period of the dead-letter queue
        AttributeValue expires =
                Attributes.number(letter.at().plus(DynamoCatalog.TOMBSTONE_LIFE).getEpochSecond());
        item.put(ItemKey.EXPIRES, expires);
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(put(item));
        actions.add(put(pointer(letter.id())
                .itemWith(Map.of(LETTER, AttributeValue.fromS(key.sort()), ItemKey.EXPIRES, expires))));
        find(letter.id())
                .filter(before -> !before.equals(key))
                .map(this::delete)
                .ifPresent(actions::add);
        dynamo.transactWriteItems(request -> request.transactItems(actions));
    }

    @Override
    public List<Letter> latest(int limit) {
        return dynamo
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .scanIndexForward(false)
                        .limit(limit)
                        .filterExpression("expires > :now")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(PARTITION),
                                ":now", Attributes.number(clock.instant().getEpochSecond()))))
                .items()
                .stream()
                .limit(limit)
                .map(DynamoDeadLetters::read)
                .sorted(Comparator.comparing(Letter::at).reversed())
                .toList();
    }

    @Override
    public void remove(String id) {
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(delete(pointer(id)));
        actions.add(delete(find(id).orElse(new ItemKey(PARTITION, id))));
        dynamo.transactWriteItems(request -> request.transactItems(actions));
    }

    private Optional<ItemKey> find(String id) {
        Map<String, AttributeValue> pointer = dynamo.getItem(request ->
                        request.tableName(table).key(pointer(id).item()).consistentRead(true))
                .item();
        return Optional.ofNullable(Attributes.textOrNull(pointer, LETTER)).map(sort -> new ItemKey(PARTITION, sort));
    }

    private TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item))
                .build();
    }

    private TransactWriteItem delete(ItemKey key) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key.item()))
                .build();
    }

    private static Letter read(Map<String, AttributeValue> item) {
        return new Letter(
                item.getOrDefault(ID, item.get(ItemKey.SORT)).s(),
                Instant.parse(item.get("at").s()),
                Attributes.textOrNull(item, "name"),
                item.get("reason").s(),
                item.get("body").s());
    }

    private static ItemKey pointer(String id) {
        return ItemKey.alone("dead-letter#" + id);
    }
}
