package org.mediaquery.catalog.dynamo.counts;

import java.util.HashMap;
import java.util.Map;
import org.mediaquery.catalog.dynamo.table.Facet;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectTotals;

/**
 * The amounts that records add to the counts. The counts are the sum of {@link #of} over all records.
 *
 * @param totals by facet, none of them zero
 * @param names the spelling of labels, by facet
 */
public record CountDelta(Map<String, ObjectTotals> totals, Map<String, String> names) {

    public static final CountDelta NOTHING = new CountDelta(Map.of(), Map.of());

    public static final String CONTENT = "content#";

    public static CountDelta of(MediaRecord record) {
        Map<String, ObjectTotals> amounts = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        ObjectTotals one = new ObjectTotals(1, record.version().size());
        MediaType type = record.content().type();
        amounts.put(Facet.type(type), one);
        amounts.put(Facet.status(record.labelling().status()), one);
        if (type != MediaType.OTHER) {
            amounts.put(Facet.SHOWN, one);
        }
        if (record.content().contentType() != null) {
            amounts.put(CONTENT + record.content().contentType(), one);
        }
        for (String label : record.labels()) {
            amounts.put(Facet.label(label), one);
            names.putIfAbsent(Facet.label(label), label);
        }
        return new CountDelta(amounts, names);
    }

    public CountDelta plus(CountDelta other) {
        Map<String, ObjectTotals> sum = new HashMap<>(totals);
        other.totals.forEach((facet, amount) -> sum.merge(facet, amount, ObjectTotals::plus));
        return with(sum, other);
    }

    public CountDelta minus(CountDelta other) {
        Map<String, ObjectTotals> rest = new HashMap<>(totals);
        other.totals.forEach((facet, amount) -> rest.merge(facet, ObjectTotals.ZERO.minus(amount), ObjectTotals::plus));
        return with(rest, other);
    }

    private CountDelta with(Map<String, ObjectTotals> sum, CountDelta other) {
        sum.values().removeIf(ObjectTotals.ZERO::equals);
        Map<String, String> all = new HashMap<>(other.names);
        all.putAll(names);
        all.keySet().retainAll(sum.keySet());
        return new CountDelta(sum, all);
    }
}
