package org.mediaquery.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediaquery.media.Amount;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Changes that are counted in one transaction.
 *
 * @param changes in the order of the transaction's first actions
 * @param tallies their sum, or the part of the only change's that one transaction takes
 * @param isPart whether it is a part
 */
record CountingBatch(List<Change> changes, Map<Integer, Tally> tallies, boolean isPart) {

    /** TransactWriteItems takes at most 100 (DynamoDB API reference). */
    private static final int ACTIONS = 100;

    /** As many of the first changes as one transaction takes. */
    static CountingBatch of(Collection<Change> waiting) {
        List<Change> changes = new ArrayList<>();
        Set<Key> counters = new HashSet<>();
        Map<Integer, Tally> sum = new HashMap<>();
        for (Change change : waiting) {
            Set<Key> all = new HashSet<>(counters);
            all.addAll(counters(change.tallies()));
            if (all.size() + changes.size() + 1 > ACTIONS) {
                break;
            }
            counters = all;
            changes.add(change);
            change.tallies().forEach((count, tally) -> sum.merge(count, tally, Tally::plus));
        }
        if (changes.isEmpty()) {
            Change first = waiting.iterator().next();
            return new CountingBatch(List.of(first), part(first.tallies()), true);
        }
        return new CountingBatch(changes, sum, false);
    }

    /** What is left of a change that one transaction does not take whole. */
    Optional<Change> rest() {
        return isPart ? Optional.of(changes.get(0).without(tallies)) : Optional.empty();
    }

    /** The actions of the transaction. */
    List<TransactWriteItem> write(Writer writer) {
        List<TransactWriteItem> actions = new ArrayList<>();
        changes.forEach(
                change -> actions.add(isPart ? writer.shorten(change, rest().orElseThrow()) : writer.end(change)));
        tallies.forEach((count, tally) -> tally.amounts()
                .forEach((facet, amount) -> actions.add(writer.add(
                        Counters.key(count, facet), amount, tally.names().get(facet)))));
        return actions;
    }

    private static Set<Key> counters(Map<Integer, Tally> tallies) {
        return tallies.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().amounts().keySet().stream().map(facet -> Counters.key(entry.getKey(), facet)))
                .collect(Collectors.toSet());
    }

    private static Map<Integer, Tally> part(Map<Integer, Tally> tallies) {
        Map<Integer, Tally> part = new HashMap<>();
        int room = ACTIONS - 1;
        for (Map.Entry<Integer, Tally> entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            Map<String, Amount> amounts = tally.amounts().entrySet().stream()
                    .limit(room)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            room -= amounts.size();
            part.put(entry.getKey(), new Tally(amounts, tally.names()));
        }
        return part;
    }

    /** Writes the actions of a transaction. */
    record Writer(String table, Counters counters) {

        private TransactWriteItem add(Key key, Amount amount, String name) {
            return TransactWriteItem.builder()
                    .update(counters.addition(key, amount, name))
                    .build();
        }

        private TransactWriteItem end(Change change) {
            return TransactWriteItem.builder()
                    .delete(delete -> delete.tableName(table)
                            .key(change.key().item())
                            .conditionExpression("part = :part")
                            .expressionAttributeValues(Map.of(":part", Attributes.number(change.part()))))
                    .build();
        }

        private TransactWriteItem shorten(Change change, Change rest) {
            return TransactWriteItem.builder()
                    .update(update -> update.tableName(table)
                            .key(change.key().item())
                            .updateExpression("SET part = :next, counts = :counts")
                            .conditionExpression("part = :part")
                            .expressionAttributeValues(Map.of(
                                    ":part", Attributes.number(change.part()),
                                    ":next", Attributes.number(rest.part()),
                                    ":counts", rest.writeTallies())))
                    .build();
        }
    }
}
