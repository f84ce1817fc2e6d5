package org.mediaquery.catalog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Sequencer;

/** A catalogue in memory, with the same conditions as the real one. */
public final class InMemoryCatalog implements Catalog {

    private final Map<String, Known> all = new ConcurrentHashMap<>();

    @Override
    public Known know(String name) {
        return all.getOrDefault(name, Known.nothing(name));
    }

    @Override
    public synchronized Known put(Known known, MediaRecord next) {
        requireUnchanged(known);
        Known now = new Known(known.name(), next, null, known.revision() + 1, Set.of());
        all.put(known.name(), now);
        return now;
    }

    @Override
    public synchronized void remove(Known known, Sequencer sequencer) {
        requireUnchanged(known);
        Sequencer before = known.deletion() == null ? null : known.deletion().sequencer();
        Sequencer latest = before == null || (sequencer != null && sequencer.isAfter(before)) ? sequencer : before;
        all.put(known.name(), new Known(known.name(), null, new Deletion(latest), known.revision() + 1, Set.of()));
    }

    @Override
    public Page list(Search search, String after, int limit) {
        List<MediaRecord> found = all.values().stream()
                .map(Known::record)
                .filter(Objects::nonNull)
                .filter(search::matches)
                .filter(record -> after == null || NameOrder.UTF_8.compare(record.name(), after) > 0)
                .sorted((a, b) -> NameOrder.UTF_8.compare(a.name(), b.name()))
                .limit(limit)
                .toList();
        return new Page(
                found, found.size() < limit ? null : found.get(limit - 1).name());
    }

    @Override
    public void check() {
        // it is always there
    }

    private void requireUnchanged(Known known) {
        if (know(known.name()).revision() != known.revision()) {
            throw new ConflictException(known.name(), null);
        }
    }
}
