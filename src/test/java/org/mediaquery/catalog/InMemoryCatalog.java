package org.mediaquery.catalog;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.mediaquery.media.Amount;
import org.mediaquery.media.Label;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Order;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.Status;

/** A catalogue in memory, with the same conditions as the real one; it looks at every record for every question. */
public final class InMemoryCatalog implements Catalog {

    private final Map<String, Known> all = new ConcurrentHashMap<>();

    @Override
    public Known know(String name) {
        return all.getOrDefault(name, Known.nothing(name));
    }

    @Override
    public synchronized Known put(Known known, MediaRecord next) {
        requireUnchanged(known);
        Known now = new Known(known.name(), next, null, known.revision() + 1, 1);
        all.put(known.name(), now);
        return now;
    }

    @Override
    public synchronized void remove(Known known, Sequencer sequencer) {
        requireUnchanged(known);
        Sequencer before = known.deletion() == null ? null : known.deletion().sequencer();
        Sequencer latest = before == null || (sequencer != null && sequencer.isAfter(before)) ? sequencer : before;
        all.put(known.name(), new Known(known.name(), null, new Deletion(latest), known.revision() + 1, 0));
    }

    @Override
    public Page list(Search search, Sort sort, String after, int limit) {
        List<Page.Item> found = all.values().stream()
                .filter(Known::hasRecord)
                .filter(known -> search.matches(known.record()))
                .filter(known -> after == null || sort.keys().compare(sort.by().key(known.record()), after) > 0)
                .sorted(Comparator.comparing(Known::record, sort.records()))
                .limit(limit)
                .map(known -> new Page.Item(known.record().brief(), known.revision()))
                .toList();
        return new Page(
                found,
                found.size() < limit ? null : sort.by().key(found.get(limit - 1).record()));
    }

    @Override
    public List<LabelCount> labels(String prefix) {
        Map<String, LabelCount> counts = new TreeMap<>(Utf8.ORDER);
        records()
                .flatMap(record -> record.labels().stream())
                .filter(label -> Label.fold(label).startsWith(Label.fold(prefix)))
                .forEach(label -> counts.merge(
                        Label.fold(label),
                        new LabelCount(label, 1),
                        (a, b) -> new LabelCount(a.label(), a.count() + b.count())));
        return List.copyOf(counts.values());
    }

    @Override
    public Statistics statistics() {
        Map<MediaType, Amount> types = new HashMap<>();
        Map<String, Amount> contentTypes = new HashMap<>();
        Map<Status, Long> statuses = new HashMap<>();
        records().forEach(record -> {
            Amount one = new Amount(1, record.version().size());
            types.merge(record.content().type(), one, Amount::plus);
            if (record.content().contentType() != null) {
                contentTypes.merge(record.content().contentType(), one, Amount::plus);
            }
            statuses.merge(record.labelling().status(), 1L, Long::sum);
        });
        Comparator<MediaRecord> bySize = new Sort(Order.SIZE, false).records();
        List<MediaRecord> shown = records()
                .filter(Search.EVERYTHING::matches)
                .sorted(bySize)
                .map(MediaRecord::brief)
                .toList();
        return new Statistics(
                types,
                contentTypes,
                statuses,
                shown.isEmpty() ? null : shown.get(shown.size() - 1),
                shown.isEmpty() ? null : shown.get(0));
    }

    @Override
    public void check() {
        // it is always there
    }

    private Stream<MediaRecord> records() {
        return all.values().stream().map(Known::record).filter(Objects::nonNull);
    }

    private void requireUnchanged(Known known) {
        if (know(known.name()).revision() != known.revision()) {
            throw new ConflictException(known.name(), null);
        }
    }
}
