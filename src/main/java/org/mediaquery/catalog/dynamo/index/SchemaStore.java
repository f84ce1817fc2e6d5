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

/** Stores the schema as an item of the index table, and caches it. */
public final class SchemaStore {

    /** How long a replica uses its cached schema. A rebuild waits longer than this after a change of the layout. */
    public static final Duration CACHE_TIME = Duration.ofSeconds(5);

    private static final ItemKey KEY = ItemKey.alone("schema");
    private static final String FORMAT = "format";
    private static final int SECRET_BYTES = 32;

    private final DynamoDbClient dynamo;
    private final String table;
    private volatile Read last;

    private record Read(IndexSchema schema, long at) {}

    public SchemaStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Returns the schema, which is at most a few seconds old. Creates it when there is none. */
    public IndexSchema current() {
        Read cached = last;
        if (cached != null && System.nanoTime() - cached.at < CACHE_TIME.toNanos()) {
            return cached.schema;
        }
        long now = System.nanoTime();
        IndexSchema schema = read();
        last = new Read(schema, now);
        return schema;
    }

    /** Makes all replicas write a new layout, in addition to the current one. */
    public void announce(IndexLayout next) {
        update("SET #next = :next", Map.of("#next", "next"), Map.of(":next", next.write()));
    }

    /**
     * Makes all replicas read and write only the new layout. From then on, versions that do not know its format refuse to
     * work with the table: they would read lists that are no longer written.
     */
    public void adopt(IndexLayout next) {
        update(
                "SET #now = :next, #format = :format REMOVE #next",
                Map.of("#now", "now", "#next", "next", "#format", FORMAT),
                Map.of(":next", next.write(), ":format", Attributes.number(next.format())));
    }

    /** Drops the cached schema. */
    public void invalidate() {
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
        item.put(FORMAT, Attributes.number(IndexLayout.FIRST.format()));
        item.put("now", IndexLayout.FIRST.write());
        item.put("secret", AttributeValue.fromB(SdkBytes.fromByteArray(secret)));
        try {
            dynamo.putItem(
                    request -> request.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException e) {
            CatalogLog.LOG.log(System.Logger.Level.DEBUG, "conflict: another replica has created the schema", e);
        }
    }

    private IndexSchema schema(Map<String, AttributeValue> item) {
        long format = Attributes.longOrNull(item, FORMAT);
        if (format < IndexLayout.LABELS_BY_SIZE || format > IndexLayout.NEWEST_FORMAT) {
            throw new UnknownSchemaException("The table \"" + table + "\" has an index of format " + format
                    + "; this version supports the formats "
                    + IndexLayout.LABELS_BY_SIZE + " to " + IndexLayout.NEWEST_FORMAT
                    + ". Use the version of the service that wrote it, or a later one.");
        }
        return new IndexSchema(
                IndexLayout.read(item.get("now")),
                item.containsKey("next") ? IndexLayout.read(item.get("next")) : null,
                item.get("secret").b());
    }
}
