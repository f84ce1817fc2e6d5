package org.mediaquery.catalog;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectTotals;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.SortKey;
import org.mediaquery.media.Utf8Order;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.Status;

/** A catalog in memory, with the same optimistic locking as the real one. Each query reads all records. */
public final class InMemoryCatalog implements Catalog {

    private final Map<String, Snapshot> all = new ConcurrentHashMap<>();

    @Override
    public Snapshot snapshot(String name) {
        return all.getOrDefault(name, new Snapshot.Absent(name));
    }

    @Override
    public synchronized Snapshot.Present put(Snapshot snapshot, MediaRecord next) {
        requireUnchanged(snapshot);
        Snapshot.Present now = new Snapshot.Present(next, snapshot.revision() + 1, 1);
        all.put(snapshot.name(), now);
        return now;
    }

    @Override
    public synchronized void remove(Snapshot snapshot, Sequencer sequencer) {
        requireUnchanged(snapshot);
        Sequencer before = snapshot instanceof Snapshot.Deleted deleted ? deleted.sequencer() : null;
        Sequencer latest = before == null || (sequencer != null && sequencer.isAfter(before)) ? sequencer : before;
        all.put(snapshot.name(), new Snapshot.Deleted(snapshot.name(), latest, snapshot.revision() + 1));
    }

    @Override
    public Page list(Search search, Sort sort, String after, int limit) {
        List<Page.Item> found = all.values().stream()
                .flatMap(snapshot -> snapshot.present().stream())
                .filter(snapshot -> search.matches(snapshot.record()))
                .filter(snapshot ->
                        after == null || sort.keys().compare(sort.by().key(snapshot.record()), after) > 0)
                .sorted(Comparator.comparing(Snapshot.Present::record, sort.records()))
                .limit(limit)
                .map(snapshot -> new Page.Item(snapshot.record().withoutDetections(), snapshot.revision()))
                .toList();
        return new Page(
                found,
                found.size() < limit ? null : sort.by().key(found.get(limit - 1).record()));
    }

    @Override
    public List<LabelCount> labels(String prefix) {
        Map<String, LabelCount> counts = new TreeMap<>(Utf8Order.ORDER);
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
        Map<MediaType, ObjectTotals> types = new HashMap<>();
        Map<String, ObjectTotals> contentTypes = new HashMap<>();
        Map<Status, Long> statuses = new HashMap<>();
        records().forEach(record -> {
            ObjectTotals one = new ObjectTotals(1, record.version().size());
            types.merge(record.content().type(), one, ObjectTotals::plus);
            if (record.content().contentType() != null) {
                contentTypes.merge(record.content().contentType(), one, ObjectTotals::plus);
            }
            statuses.merge(record.labelling().status(), 1L, Long::sum);
        });
        Comparator<MediaRecord> bySize = new Sort(SortKey.SIZE, false).records();
        List<MediaRecord> shown = records()
                .filter(Search.EVERYTHING::matches)
                .sorted(bySize)
                .map(MediaRecord::withoutDetections)
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
        // always available
    }

    private Stream<MediaRecord> records() {
        return all.values().stream().flatMap(snapshot -> snapshot.find().stream());
    }

    private void requireUnchanged(Snapshot snapshot) {
        if (snapshot(snapshot.name()).revision() != snapshot.revision()) {
            throw new ConflictException(snapshot.name(), null);
        }
    }
}
