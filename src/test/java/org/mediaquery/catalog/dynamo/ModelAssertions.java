package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mediaquery.catalog.ChangeLog;
import org.mediaquery.catalog.Statistics;
import org.mediaquery.catalog.dynamo.counts.CountDelta;
import org.mediaquery.catalog.dynamo.index.Posting;
import org.mediaquery.catalog.dynamo.index.RecordPostings;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.ParallelCalls;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.ObjectTotals;
import org.mediaquery.media.SortKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compares the catalog, its index, its counts and its change log with a model, a map of records. */
record ModelAssertions(DynamoDbClient dynamo, TableNames tables, Map<String, MediaRecord> model) {

    /** Asserts that all pages of a search are what a scan of the model finds. */
    void assertFinds(DynamoCatalog catalog, Search search, Sort sort, int limit) {
        List<String> expected = model.values().stream()
                .filter(search::matches)
                .sorted(sort.records())
                .map(MediaRecord::name)
                .toList();
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            Page page = catalog.list(search, sort, after, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.records().forEach(record -> {
                assertThat(record).isEqualTo(model.get(record.name()).withoutDetections());
                found.add(record.name());
            });
            after = page.next();
        } while (after != null);
        assertThat(found).as("%s by %s", search, sort).isEqualTo(expected);
    }

    /** Asserts that the newest change of each name in the change log is the record of the model. */
    void assertTheLogEndsWithTheModel(Instant since, Instant now) {
        Map<String, ChangeLog.Change> newest = new HashMap<>();
        new DynamoChangeLog(dynamo, tables, Clock.fixed(now, ZoneOffset.UTC), new ParallelCalls(Runnable::run))
                .since(since, 1000)
                .orElseThrow()
                .forEach(change -> newest.merge(
                        change.name(),
                        change,
                        // a repair does not know the revision of a removal
                        (a, b) -> b.revision() >= a.revision() || b.revision() == 0 ? b : a));
        assertThat(newest).containsKeys(model.keySet().toArray(String[]::new));
        newest.values().forEach(change -> assertThat(change.record())
                .as(change.name())
                .isEqualTo(
                        model.containsKey(change.name())
                                ? model.get(change.name()).withoutDetections()
                                : null));
    }

    /** Asserts that the counts are the sum of the records. */
    void assertCountsAreRight(DynamoCatalog catalog) {
        CountDelta sum = model.values().stream().map(CountDelta::of).reduce(CountDelta.NOTHING, CountDelta::plus);
        Map<String, ObjectTotals> counts = catalog.parts()
                .counters()
                .all(catalog.parts().schemas().current().now().count());
        assertThat(counts).isEqualTo(sum.totals());
        Statistics statistics = catalog.statistics();
        Comparator<MediaRecord> bySize = new Sort(SortKey.SIZE, false).records();
        assertThat(statistics.largest())
                .isEqualTo(model.values().stream()
                        .filter(Search.EVERYTHING::matches)
                        .max(bySize)
                        .map(MediaRecord::withoutDetections)
                        .orElse(null));
        assertThat(statistics.statuses().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(model.size());
    }

    /** Asserts that the postings are a function of the records, and that no change is pending. */
    void assertPostingsAreRight(DynamoCatalog catalog) {
        assertThat(postings()).isEqualTo(expectedPostings(catalog));
    }

    private Map<ItemKey, Map<String, AttributeValue>> expectedPostings(DynamoCatalog catalog) {
        Map<ItemKey, Map<String, AttributeValue>> expected = new HashMap<>();
        Set<Integer> shards = new HashSet<>(catalog.parts().schemas().current().shards());
        model.values().forEach(record -> {
            Map<String, AttributeValue> content =
                    Posting.write(record, catalog.snapshot(record.name()).revision());
            RecordPostings.of(record).keys(shards).forEach(key -> expected.put(key, key.itemWith(content)));
        });
        return expected;
    }

    private Map<ItemKey, Map<String, AttributeValue>> postings() {
        Map<ItemKey, Map<String, AttributeValue>> postings = new HashMap<>();
        dynamo.scanPaginator(request -> request.tableName(tables.index()))
                .items()
                .forEach(item -> {
                    ItemKey key = ItemKey.of(item);
                    assertThat(key.partition()).as("pending changes").doesNotStartWith("change#");
                    if (key.partition().matches("(NAME|UPLOADED|SIZE)#.*")) {
                        postings.put(key, item);
                    }
                });
        return postings;
    }
}
