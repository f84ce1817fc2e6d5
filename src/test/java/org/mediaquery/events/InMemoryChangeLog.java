package org.mediaquery.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mediaquery.catalog.ChangeLog;
import org.mediaquery.media.MediaRecord;

/** A change log in memory. */
final class InMemoryChangeLog implements ChangeLog {

    private record Key(Instant at, long number) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = at.compareTo(other.at);
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }

    private final TreeMap<Key, Change> entries = new TreeMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private int reads;
    private RuntimeException failure;

    /** @param record null for a removal */
    void add(Instant at, String name, long revision, MediaRecord record) {
        long number = numbers.incrementAndGet();
        entries.put(new Key(at, number), new Change("id" + number, name, revision, record));
    }

    /** Makes reads fail from now on; null: reading works again. */
    void failWith(RuntimeException cause) {
        failure = cause;
    }

    int reads() {
        return reads;
    }

    @Override
    public Optional<List<Change>> since(Instant time, int limit) {
        reads++;
        if (failure != null) {
            throw failure;
        }
        List<Change> found = List.copyOf(entries.tailMap(new Key(time, 0), true).values());
        return found.size() > limit ? Optional.empty() : Optional.of(found);
    }
}
