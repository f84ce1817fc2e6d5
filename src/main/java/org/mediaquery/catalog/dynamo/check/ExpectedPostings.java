package org.mediaquery.catalog.dynamo.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.mediaquery.catalog.dynamo.table.ItemKey;

/** Which entries of the index the record of a name backs; remembered for the names that were asked for last. */
final class ExpectedPostings {

    /** Some 8 KB each. */
    private static final int REMEMBERED = 5000;

    private static final float LOAD_FACTOR = 0.75f;

    private final Function<String, Set<ItemKey>> read;

    private final Map<String, Set<ItemKey>> last = new LinkedHashMap<>(REMEMBERED, LOAD_FACTOR, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<ItemKey>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param read looks it up */
    ExpectedPostings(Function<String, Set<ItemKey>> read) {
        this.read = read;
    }

    /** Whether the record backs the entry now. */
    boolean contains(String name, ItemKey entry) {
        if (last.computeIfAbsent(name, read).contains(entry)) {
            return true;
        }
        // it may have been changed since
        Set<ItemKey> now = read.apply(name);
        last.put(name, now);
        return now.contains(entry);
    }
}
