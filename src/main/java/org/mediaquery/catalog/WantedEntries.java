package org.mediaquery.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which entries of the index the record of a name backs; remembered for the names that were asked for last. */
final class WantedEntries {

    /** Some 8 KB each. */
    private static final int REMEMBERED = 5000;

    private static final float LOAD_FACTOR = 0.75f;

    private final Function<String, Set<Key>> read;

    private final Map<String, Set<Key>> last = new LinkedHashMap<>(REMEMBERED, LOAD_FACTOR, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<Key>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param read looks it up */
    WantedEntries(Function<String, Set<Key>> read) {
        this.read = read;
    }

    /** Whether the record backs the entry now. */
    boolean contain(String name, Key entry) {
        if (last.computeIfAbsent(name, read).contains(entry)) {
            return true;
        }
        // it may have been changed since
        Set<Key> now = read.apply(name);
        last.put(name, now);
        return now.contains(entry);
    }
}
