package org.mediaquery.catalog.dynamo.changes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.catalog.dynamo.counts.CountDelta;
import org.mediaquery.catalog.dynamo.table.Attributes;
import org.mediaquery.catalog.dynamo.table.Facet;
import org.mediaquery.media.ObjectTotals;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The deltas of a change as an attribute. Most facets of a change have the same amount, so each amount is stored once, with
 * its facets. Labels are stored in their own spelling, from which their facets follow.
 */
final class DeltaGroups {

    private static final String GENERATION = "g";
    private static final String NUMBER = "n";
    private static final String BYTES = "b";
    private static final String LABELS = "l";
    private static final String FACETS = "f";

    private DeltaGroups() {}

    private record Amount(int generation, ObjectTotals totals) {}

    static AttributeValue write(Map<Integer, CountDelta> deltas) {
        Map<Amount, List<String>> labels = new HashMap<>();
        Map<Amount, List<String>> facets = new HashMap<>();
        deltas.forEach((generation, delta) -> delta.totals().forEach((facet, totals) -> {
            Amount amount = new Amount(generation, totals);
            labels.computeIfAbsent(amount, same -> new ArrayList<>());
            facets.computeIfAbsent(amount, same -> new ArrayList<>());
            if (delta.names().containsKey(facet)) {
                labels.get(amount).add(delta.names().get(facet));
            } else {
                facets.get(amount).add(facet);
            }
        }));
        return AttributeValue.fromL(labels.keySet().stream()
                .map(amount -> AttributeValue.fromM(Map.of(
                        GENERATION, Attributes.number(amount.generation()),
                        NUMBER, Attributes.number(amount.totals().count()),
                        BYTES, Attributes.number(amount.totals().bytes()),
                        LABELS, Attributes.texts(labels.get(amount)),
                        FACETS, Attributes.texts(facets.get(amount)))))
                .toList());
    }

    static Map<Integer, CountDelta> read(AttributeValue value) {
        Map<Integer, CountDelta> deltas = new HashMap<>();
        for (AttributeValue group : value.l()) {
            Map<String, AttributeValue> map = group.m();
            ObjectTotals amount =
                    new ObjectTotals(Attributes.longOrNull(map, NUMBER), Attributes.longOrNull(map, BYTES));
            Map<String, ObjectTotals> totals = new HashMap<>();
            Map<String, String> names = new HashMap<>();
            Attributes.textsOf(map, FACETS).forEach(facet -> totals.put(facet, amount));
            Attributes.textsOf(map, LABELS).forEach(label -> {
                totals.put(Facet.label(label), amount);
                names.put(Facet.label(label), label);
            });
            deltas.merge(
                    Attributes.longOrNull(map, GENERATION).intValue(), new CountDelta(totals, names), CountDelta::plus);
        }
        return deltas;
    }
}
