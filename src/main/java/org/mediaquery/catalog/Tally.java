package org.mediaquery.catalog;

import java.util.HashMap;
import java.util.Map;
import org.mediaquery.media.Amount;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;

/**
 * What records add to the counts. The counts are the sum of this function over all records.
 *
 * @param amounts by facet; none of them is nothing
 * @param names how labels are written, by facet
 */
record Tally(Map<String, Amount> amounts, Map<String, String> names) {

    static final Tally NOTHING = new Tally(Map.of(), Map.of());

    static final String CONTENT = "content#";

    static Tally of(MediaRecord record) {
        Map<String, Amount> amounts = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Amount one = new Amount(1, record.version().size());
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
        return new Tally(amounts, names);
    }

    Tally plus(Tally other) {
        Map<String, Amount> sum = new HashMap<>(amounts);
        other.amounts.forEach((facet, amount) -> sum.merge(facet, amount, Amount::plus));
        return with(sum, other);
    }

    Tally minus(Tally other) {
        Map<String, Amount> rest = new HashMap<>(amounts);
        other.amounts.forEach((facet, amount) -> rest.merge(facet, Amount.NONE.minus(amount), Amount::plus));
        return with(rest, other);
    }

    private Tally with(Map<String, Amount> sum, Tally other) {
        sum.values().removeIf(Amount.NONE::equals);
        Map<String, String> all = new HashMap<>(other.names);
        all.putAll(names);
        all.keySet().retainAll(sum.keySet());
        return new Tally(sum, all);
    }
}
