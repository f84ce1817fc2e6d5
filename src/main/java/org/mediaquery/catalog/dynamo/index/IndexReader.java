package org.mediaquery.catalog.dynamo.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mediaquery.catalog.dynamo.counts.Counters;
import org.mediaquery.catalog.dynamo.table.ItemKey;
import org.mediaquery.catalog.dynamo.table.ParallelCalls;
import org.mediaquery.catalog.search.Page;
import org.mediaquery.catalog.search.Search;
import org.mediaquery.catalog.search.Sort;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Answers searches from the index alone: postings contain all data that lists return. */
public final class IndexReader {

    /** The maximum number of queries per page, unless a search merges more lists than that: then one per list. */
    public static final int MOST_QUERIES = 16;

    /** More items would rarely fit into a query's response of 1 MB (DynamoDB API reference, Query). */
    private static final int MOST_ITEMS = 1000;

    private final DynamoDbClient dynamo;
    private final String table;
    private final SchemaStore schemas;
    private final Counters counters;
    private final ParallelCalls parallel;

    public IndexReader(
            DynamoDbClient dynamo, String table, SchemaStore schemas, Counters counters, ParallelCalls parallel) {
        this.dynamo = dynamo;
        this.table = table;
        this.schemas = schemas;
        this.counters = counters;
        this.parallel = parallel;
    }

    public Page list(Search search, Sort sort, String after, int limit) {
        if (search.uploaded().isEmpty()) {
            return new Page(List.of(), null);
        }
        IndexLayout layout = schemas.current().now();
        QueryPlan.Numbers numbers = facets -> counters.numbers(layout.count(), facets);
        QueryPlan plan = QueryPlan.of(search, sort.by(), limit, numbers);
        if (plan.order() == sort.by()) {
            return read(plan, layout, search, sort, after, limit);
        }
        // if the counters are so wrong that there are too many records to sort, then the others are filtered
        return readAll(lists(plan, layout, search, Sort.BY_NAME), search)
                .map(found -> sorted(found, sort, after, limit))
                .orElseGet(() -> read(QueryPlan.sortedBySize(search, numbers), layout, search, sort, after, limit));
    }

    private List<PostingList> lists(QueryPlan plan, IndexLayout layout, Search search, Sort sort) {
        return IntStream.range(0, layout.shards())
                .boxed()
                .flatMap(
                        shard -> plan.facets().stream().map(facet -> RecordPostings.partition(sort.by(), shard, facet)))
                .map(partition -> new PostingList(table, partition, search, sort))
                .toList();
    }

    /** Reads lists to their ends. Returns nothing if that takes too many queries. */
    private Optional<List<Page.Item>> readAll(List<PostingList> lists, Search search) {
        List<Page.Item> found = new ArrayList<>();
        String position = null;
        for (int queries = lists.size(); queries <= Math.max(MOST_QUERIES, lists.size()); queries += lists.size()) {
            PostingList.Slice slice = merge(read(lists, position, MOST_ITEMS), Sort.BY_NAME);
            slice.items().stream()
                    .map(Posting::read)
                    .filter(entry -> search.matches(entry.record()))
                    .forEach(found::add);
            position = slice.end();
            if (position == null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static Page sorted(List<Page.Item> found, Sort sort, String after, int limit) {
        List<Page.Item> rest = found.stream()
                .filter(item -> after == null || sort.keys().compare(sort.by().key(item.record()), after) > 0)
                .sorted(Comparator.comparing(Page.Item::record, sort.records()))
                .toList();
        return rest.size() <= limit
                ? new Page(rest, null)
                : new Page(
                        rest.subList(0, limit),
                        sort.by().key(rest.get(limit - 1).record()));
    }

    /** Reads lists that are in the order of the search, until the page is full or took too many queries. */
    private Page read(QueryPlan plan, IndexLayout layout, Search search, Sort sort, String after, int limit) {
        List<PostingList> lists = lists(plan, layout, search, sort);
        int chunk = plan.isExact() ? limit : Math.min(MOST_ITEMS, Math.max(100, 4 * limit));
        List<Page.Item> found = new ArrayList<>();
        String position = after;
        for (int queries = lists.size(); ; queries += lists.size()) {
            PostingList.Slice slice = merge(read(lists, position, chunk), sort);
            for (Map<String, AttributeValue> item : slice.items()) {
                Page.Item entry = Posting.read(item);
                if (search.matches(entry.record())) {
                    found.add(entry);
                    if (found.size() == limit) {
                        // the next page may be empty; finding out would cost another read for every page
                        return new Page(found, item.get(ItemKey.SORT).s());
                    }
                }
            }
            if (slice.end() == null || queries + lists.size() > MOST_QUERIES) {
                return new Page(found, slice.end());
            }
            position = slice.end();
        }
    }

    private List<PostingList.Slice> read(List<PostingList> lists, String after, int limit) {
        List<Supplier<PostingList.Slice>> calls = new ArrayList<>();
        lists.forEach(list -> calls.add(() -> list.read(dynamo, after, limit)));
        return parallel.all(calls);
    }

    /** Merges slices of several lists into one, up to the first end of a slice. Duplicates are dropped. */
    private static PostingList.Slice merge(List<PostingList.Slice> slices, Sort sort) {
        if (slices.size() == 1) {
            return slices.get(0);
        }
        Comparator<String> keys = sort.keys();
        String end = slices.stream()
                .map(PostingList.Slice::end)
                .filter(Objects::nonNull)
                .min(keys)
                .orElse(null);
        List<Map<String, AttributeValue>> merged = new ArrayList<>();
        slices.stream()
                .flatMap(slice -> slice.items().stream())
                .filter(item ->
                        end == null || keys.compare(item.get(ItemKey.SORT).s(), end) <= 0)
                .sorted(Comparator.comparing(item -> item.get(ItemKey.SORT).s(), keys))
                .forEach(item -> {
                    if (merged.isEmpty()
                            || !merged.get(merged.size() - 1).get(ItemKey.SORT).equals(item.get(ItemKey.SORT))) {
                        merged.add(item);
                    }
                });
        return new PostingList.Slice(merged, end);
    }
}
