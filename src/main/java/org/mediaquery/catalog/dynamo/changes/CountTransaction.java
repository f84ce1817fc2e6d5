package org.mediaquery.catalog.dynamo.changes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediaquery.catalog.dynamo.counts.CountDelta;
import org.mediaquery.catalog.dynamo.counts.Counters;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.media.ObjectTotals;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A transaction that adds changes to the counts.
 *
 * @param changes in the order of the transaction's first actions
 * @param deltas the sum of the changes' deltas, by generation; or a part of a single change's deltas, when all of them
 *     exceed one transaction
 * @param isPart whether the deltas are such a part
 */
record CountTransaction(List<PendingChange> changes, Map<Integer, CountDelta> deltas, boolean isPart) {

    /** TransactWriteItems takes at most 100 (DynamoDB API reference). */
    private static final int ACTIONS = 100;

    /** Returns a transaction for as many of the first changes as fit. */
    static CountTransaction of(Collection<PendingChange> waiting) {
        List<PendingChange> changes = new ArrayList<>();
        Set<ItemKey> counters = new HashSet<>();
        Map<Integer, CountDelta> sum = new HashMap<>();
        for (PendingChange change : waiting) {
            Set<ItemKey> all = new HashSet<>(counters);
            all.addAll(counters(change.deltas()));
            if (all.size() + changes.size() + 1 > ACTIONS) {
                break;
            }
            counters = all;
            changes.add(change);
            change.deltas().forEach((count, delta) -> sum.merge(count, delta, CountDelta::plus));
        }
        if (changes.isEmpty()) {
            PendingChange first = waiting.iterator().next();
            return new CountTransaction(List.of(first), part(first.deltas()), true);
        }
        return new CountTransaction(changes, sum, false);
    }

    /** Returns the rest of a change that does not fit into one transaction. */
    Optional<PendingChange> remainder() {
        return isPart ? Optional.of(changes.get(0).without(deltas)) : Optional.empty();
    }

    /** Returns the actions of the transaction. */
    List<TransactWriteItem> write(Writer writer) {
        List<TransactWriteItem> actions = new ArrayList<>();
        changes.forEach(change ->
                actions.add(isPart ? writer.shorten(change, remainder().orElseThrow()) : writer.end(change)));
        deltas.forEach((count, delta) -> delta.totals()
                .forEach((facet, amount) -> actions.add(writer.add(
                        Counters.key(count, facet), amount, delta.names().get(facet)))));
        return actions;
    }

    private static Set<ItemKey> counters(Map<Integer, CountDelta> deltas) {
        return deltas.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().totals().keySet().stream().map(facet -> Counters.key(entry.getKey(), facet)))
                .collect(Collectors.toSet());
    }

    private static Map<Integer, CountDelta> part(Map<Integer, CountDelta> deltas) {
        Map<Integer, CountDelta> part = new HashMap<>();
        int room = ACTIONS - 1;
        for (Map.Entry<Integer, CountDelta> entry : deltas.entrySet()) {
            CountDelta delta = entry.getValue();
            Map<String, ObjectTotals> amounts = delta.totals().entrySet().stream()
                    .limit(room)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            room -= amounts.size();
            part.put(entry.getKey(), new CountDelta(amounts, delta.names()));
        }
        return part;
    }

    /** Creates the actions of a transaction. */
    record Writer(String table, Counters counters) {

        private TransactWriteItem add(ItemKey key, ObjectTotals amount, String name) {
            return TransactWriteItem.builder()
                    .update(counters.addition(key, amount, name))
                    .build();
        }

        private TransactWriteItem end(PendingChange change) {
            return TransactWriteItem.builder()
                    .delete(delete -> delete.tableName(table)
                            .key(change.key().item())
                            .conditionExpression("part = :part")
                            .expressionAttributeValues(Map.of(":part", Attributes.number(change.part()))))
                    .build();
        }

        private TransactWriteItem shorten(PendingChange change, PendingChange rest) {
            return TransactWriteItem.builder()
                    .update(update -> update.tableName(table)
                            .key(change.key().item())
                            .updateExpression("SET part = :next, counts = :counts")
                            .conditionExpression("part = :part")
                            .expressionAttributeValues(Map.of(
                                    ":part", Attributes.number(change.part()),
                                    ":next", Attributes.number(rest.part()),
                                    ":counts", rest.writeDeltas())))
                    .build();
        }
    }
}
