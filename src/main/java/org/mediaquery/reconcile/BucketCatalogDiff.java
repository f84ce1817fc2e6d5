package org.mediaquery.reconcile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.search.MediaFilter;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.Utf8Order;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ObjectPage;
import org.mediaquery.storage.StoredObject;

/**
 * Walks bucket and catalogue at the same time, both by name, so that what stands in one of them only shows without a
 * question for each name. What it tells may be a moment old.
 */
public final class BucketCatalogDiff {

    /** A page of a bucket's list has no more (Amazon S3 API reference, ListObjectsV2). */
    private static final int PAGE = 1000;

    private final MediaStore store;
    private final Catalog catalog;
    private final BucketScope scope;

    public BucketCatalogDiff(MediaStore store, Catalog catalog, BucketScope scope) {
        this.store = store;
        this.catalog = catalog;
        this.scope = scope;
    }

    /**
     * All that there is between two names.
     *
     * @param objects the bucket's, by name; those alone that the service looks after
     * @param records the catalogue's, by name, as lists tell them
     * @param last the name with which it ends; null: there is nothing after it
     */
    public record Segment(Map<String, StoredObject> objects, Map<String, MediaRecord> records, String last) {

        /** Whether the record tells of another object than the one that is there, or there is no record. */
        public boolean isMissed(StoredObject object) {
            MediaRecord record = records.get(object.name());
            return record == null || !object.isOf(record.version());
        }
    }

    /**
     * The next stretch.
     *
     * @param prefix how the names begin; empty for all that the service looks after
     * @param after the name after which it begins; empty to begin
     */
    public Segment next(String prefix, String after) {
        String within = prefix.startsWith(scope.prefix()) ? prefix : scope.prefix();
        ObjectPage objects = store.list(within, after, PAGE);
        Search below = Search.below(within);
        String from = after.isEmpty() ? null : after;
        Page shown = catalog.list(below, Sort.BY_NAME, from, PAGE);
        Page others = catalog.list(below.with(MediaFilter.of(MediaType.OTHER)), Sort.BY_NAME, from, PAGE);
        String last = Stream.of(objects.next(), shown.next(), others.next())
                .filter(Objects::nonNull)
                .min(Utf8Order.ORDER)
                .orElse(null);
        Map<String, StoredObject> there = new LinkedHashMap<>();
        objects.objects().stream()
                .filter(object -> isUpTo(object.name(), last) && scope.covers(object.name()))
                .forEach(object -> there.put(object.name(), object));
        Map<String, MediaRecord> known = new LinkedHashMap<>();
        Stream.of(shown, others)
                .flatMap(page -> page.records().stream())
                .filter(record -> isUpTo(record.name(), last))
                .forEach(record -> known.put(record.name(), record));
        return new Segment(there, known, last);
    }

    private static boolean isUpTo(String name, String last) {
        return last == null || Utf8Order.ORDER.compare(name, last) <= 0;
    }
}
