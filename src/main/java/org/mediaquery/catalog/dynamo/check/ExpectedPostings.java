package org.mediaquery.catalog.dynamo.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.mediaquery.catalog.dynamo.table.ItemKey;

/** The keys of the postings that records should have, cached for the names used last. */
final class ExpectedPostings {

    /** In names, of about 8 KB each. */
    private static final int CACHE_SIZE = 5000;

    private static final float LOAD_FACTOR = 0.75f;

    private final Function<String, Set<ItemKey>> read;

    private final Map<String, Set<ItemKey>> cache = new LinkedHashMap<>(CACHE_SIZE, LOAD_FACTOR, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<ItemKey>> eldest) {
            return size() > CACHE_SIZE;
        }
    };

    /** @param read returns the current keys for a name */
    ExpectedPostings(Function<String, Set<ItemKey>> read) {
        this.read = read;
    }

    /** Returns whether the current record should have the posting. */
    boolean contains(String name, ItemKey posting) {
        if (cache.computeIfAbsent(name, read).contains(posting)) {
            return true;
        }
        // the record may have changed since it was cached
        Set<ItemKey> now = read.apply(name);
        cache.put(name, now);
        return now.contains(posting);
    }
}
