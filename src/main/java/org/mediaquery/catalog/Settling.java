package org.mediaquery.catalog;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Brings the index in step with a record after a change of it was committed. Whoever wrote entries looks at the record
 * once more: had it been changed meanwhile, the entries just written may be older than those of whoever was faster, and
 * are written anew from the record as it is then. So the last to write an entry always writes it from the newest record.
 * Where entries are written stands in the change's item before, so that whoever repairs it knows which may be stale.
 */
final class Settling {

    /** Each try means that somebody else has changed the record within milliseconds. */
    private static final int TRIES = 20;

    private final DynamoDbClient dynamo;
    private final TableNames tables;
    private final SchemaItem schemas;
    private final EntryWriter entries;
    private final Clock clock;

    Settling(DynamoDbClient dynamo, TableNames tables, SchemaItem schemas, EntryWriter entries, Clock clock) {
        this.clock = clock;
        this.dynamo = dynamo;
        this.tables = tables;
        this.schemas = schemas;
        this.entries = entries;
    }

    /**
     * Does what a change has left to do, from what was written with it.
     *
     * @param next what was committed
     * @return the change as it stands then, to be counted
     */
    Change finish(Change change, Known next) {
        write(next, change);
        return isStill(next) ? change : settle(change);
    }

    /**
     * Does what a change has left to do, whoever made it and however far he got.
     *
     * @return the change as it stands then, to be counted
     */
    Change settle(Change change) {
        Change current = change;
        for (int i = 0; i < TRIES; i++) {
            Known now = now(change.name());
            Place place = Place.of(now);
            if (!current.places().contains(place)) {
                // told before it is written to: should the record change once more, these entries are stale in turn
                current = told(current.with(place), now.revision());
            }
            write(now, current);
            if (isStill(now)) {
                return current;
            }
        }
        throw new ConflictException(change.name(), null);
    }

    private Change told(Change change, long revision) {
        try {
            dynamo.updateItem(request -> request.tableName(tables.index())
                    .key(change.key().item())
                    .updateExpression("SET places = :places")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(Map.of(":places", Change.writePlaces(change.places()))));
            return change;
        } catch (ConditionalCheckFailedException e) {
            Logs.LOG.log(System.Logger.Level.DEBUG, "somebody else has ended the change", e);
            Change anew = change.anew(revision, clock.instant());
            dynamo.putItem(request -> request.tableName(tables.index()).item(anew.write()));
            return anew;
        }
    }

    private void write(Known known, Change change) {
        Set<Integer> shards = schemas.current().shards();
        Set<Key> stale = new HashSet<>();
        change.places().forEach(place -> stale.addAll(place.entries(shards)));
        Map<String, AttributeValue> content =
                known.hasRecord() ? EntryItem.write(known.record(), known.revision()) : null;
        entries.write(Place.of(known).entries(shards), content, stale);
    }

    private Known now(String name) {
        Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(tables.records())
                        .key(RecordItem.key(name))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Known.nothing(name) : RecordItem.read(item);
    }

    private boolean isStill(Known known) {
        Map<String, AttributeValue> item = dynamo.getItem(request -> request.tableName(tables.records())
                        .key(RecordItem.key(known.name()))
                        .projectionExpression(RecordItem.REVISION)
                        .consistentRead(true))
                .item();
        Long revision = Attributes.longOrNull(item, RecordItem.REVISION);
        return known.hasRecord() ? revision != null && revision == known.revision() : item.isEmpty();
    }
}
