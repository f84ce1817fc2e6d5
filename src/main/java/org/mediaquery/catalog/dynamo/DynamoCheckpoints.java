package org.mediaquery.catalog.dynamo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mediaquery.catalog.Checkpoints;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.TableNames;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stores checkpoints as items of the index table. */
public final class DynamoCheckpoints implements Checkpoints {

    private static final String POSITION = "place";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCheckpoints(DynamoDbClient dynamo, TableNames tables) {
        this.dynamo = dynamo;
        this.table = tables.index();
    }

    @Override
    public Optional<String> read(String subject) {
        Map<String, AttributeValue> item = dynamo.getItem(request ->
                        request.tableName(table).key(key(subject).item()).consistentRead(true))
                .item();
        return Optional.ofNullable(Attributes.textOrNull(item, POSITION));
    }

    @Override
    public void write(String subject, String position) {
        Map<String, AttributeValue> item = new HashMap<>(key(subject).item());
        item.put(POSITION, AttributeValue.fromS(position));
        dynamo.putItem(request -> request.tableName(table).item(item));
    }

    private static ItemKey key(String subject) {
        return ItemKey.alone("bookmark#" + subject);
    }
}
