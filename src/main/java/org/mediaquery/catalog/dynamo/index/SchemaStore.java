package org.mediaquery.catalog.dynamo.index;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.mediaquery.catalog.UnknownSchemaException;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.CatalogLog;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The schema as an item of the index table, and what this replica knows of it. */
public final class SchemaStore {

    /** How long a replica may go by what it knows. Who changes the layout waits for longer before he relies on it. */
    public static final Duration FRESH = Duration.ofSeconds(5);

    private static final ItemKey KEY = ItemKey.alone("schema");
    private static final long CURRENT_FORMAT = 1;
    private static final int SECRET_BYTES = 32;

    private final DynamoDbClient dynamo;
    private final String table;
    private volatile Read last;

    private record Read(IndexSchema schema, long at) {}

    public SchemaStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** The schema, as it was a few seconds ago at the most. It is made when there is none. */
    public IndexSchema current() {
        Read known = last;
        if (known != null && System.nanoTime() - known.at < FRESH.toNanos()) {
            return known.schema;
        }
        long now = System.nanoTime();
        IndexSchema schema = read();
        last = new Read(schema, now);
        return schema;
    }

    /** Has another layout written from now on, beside the one that is read. */
    public void announce(IndexLayout next) {
        update("SET #next = :next", Map.of("#next", "next"), Map.of(":next", next.write()));
    }

    /** Has the other layout read from now on. */
    public void adopt(IndexLayout next) {
        update("SET #now = :next REMOVE #next", Map.of("#now", "now", "#next", "next"), Map.of(":next", next.write()));
    }

    /** Has what is known of it read anew. */
    public void forget() {
        last = null;
    }

    private void update(String expression, Map<String, String> names, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> item = dynamo.updateItem(request -> request.tableName(table)
                        .key(KEY.item())
                        .updateExpression(expression)
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes();
        last = new Read(schema(item), System.nanoTime());
    }

    private IndexSchema read() {
        Map<String, AttributeValue> item = item();
        if (item.isEmpty()) {
            create();
            item = item();
        }
        return schema(item);
    }

    private Map<String, AttributeValue> item() {
        return dynamo.getItem(
                        request -> request.tableName(table).key(KEY.item()).consistentRead(true))
                .item();
    }

    private void create() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Map<String, AttributeValue> item = new HashMap<>(KEY.item());
        item.put("format", Attributes.number(CURRENT_FORMAT));
        item.put("now", IndexLayout.FIRST.write());
        item.put("secret", AttributeValue.fromB(SdkBytes.fromByteArray(secret)));
        try {
            dynamo.putItem(
                    request -> request.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException e) {
            CatalogLog.LOG.log(System.Logger.Level.DEBUG, "another replica was faster to make the schema", e);
        }
    }

    private IndexSchema schema(Map<String, AttributeValue> item) {
        long format = Attributes.longOrNull(item, "format");
        if (format != CURRENT_FORMAT) {
            throw new UnknownSchemaException("The table \"" + table + "\" has an index of format " + format
                    + "; this service knows format " + CURRENT_FORMAT + ".");
        }
        return new IndexSchema(
                IndexLayout.read(item.get("now")),
                item.containsKey("next") ? IndexLayout.read(item.get("next")) : null,
                item.get("secret").b());
    }
}
