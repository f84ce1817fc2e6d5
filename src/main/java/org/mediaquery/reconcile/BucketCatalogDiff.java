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
 * Lists the bucket and the catalog in parallel, both sorted by name, to find names that are in only one of them without
 * a lookup per name. Results may be slightly out of date.
 */
public final class BucketCatalogDiff {

    /** The most objects per page (Amazon S3 API reference, ListObjectsV2). */
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
     * Everything in one range of names.
     *
     * @param objects in the bucket, by name, limited to the scope of the service
     * @param records in the catalog, by name, with the members that lists contain
     * @param last the last name of the range; null when nothing follows
     */
    public record Segment(Map<String, StoredObject> objects, Map<String, MediaRecord> records, String last) {

        /** Returns whether the record is about another version of the object, or there is no record. */
        public boolean isMissed(StoredObject object) {
            MediaRecord record = records.get(object.name());
            return record == null || !object.isOf(record.version());
        }
    }

    /**
     * Returns the next range.
     *
     * @param prefix of the names; empty for the whole scope
     * @param after the name before the range; empty to start
     */
    public Segment next(String prefix, String after) {
        String scopedPrefix = prefix.startsWith(scope.prefix()) ? prefix : scope.prefix();
        ObjectPage objects = store.list(scopedPrefix, after, PAGE);
        Search search = Search.below(scopedPrefix);
        String start = after.isEmpty() ? null : after;
        Page shown = catalog.list(search, Sort.BY_NAME, start, PAGE);
        Page others = catalog.list(search.with(MediaFilter.of(MediaType.OTHER)), Sort.BY_NAME, start, PAGE);
        String last = Stream.of(objects.next(), shown.next(), others.next())
                .filter(Objects::nonNull)
                .min(Utf8Order.ORDER)
                .orElse(null);
        Map<String, StoredObject> stored = new LinkedHashMap<>();
        objects.objects().stream()
                .filter(object -> isUpTo(object.name(), last) && scope.covers(object.name()))
                .forEach(object -> stored.put(object.name(), object));
        Map<String, MediaRecord> recorded = new LinkedHashMap<>();
        Stream.of(shown, others)
                .flatMap(page -> page.records().stream())
                .filter(record -> isUpTo(record.name(), last))
                .forEach(record -> recorded.put(record.name(), record));
        return new Segment(stored, recorded, last);
    }

    private static boolean isUpTo(String name, String last) {
        return last == null || Utf8Order.ORDER.compare(name, last) <= 0;
    }
}
