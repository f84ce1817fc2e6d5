package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mediaquery.catalog.dynamo.TestCatalog.TABLES;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.index.IndexReader;
import org.mediaquery.catalog.dynamo.table.ScanGuard;
import org.mediaquery.catalog.search.LabelFilter;
import org.mediaquery.catalog.search.Sort;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.SharedCloud;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The number and the kind of calls that reads and writes of the catalog take. */
@ExtendWith(SharedCloud.class)
class DynamoCatalogCallsIT {

    private final LocalCloud cloud;
    private final TestCatalog fixture;
    private final String prefix;

    DynamoCatalogCallsIT(LocalCloud cloud, DynamoDbClient dynamo) {
        this.cloud = cloud;
        fixture = new TestCatalog(dynamo);
        prefix = fixture.prefix();
    }

    @Test
    void writesARecordWithTwentyLabelsInThreeRoundTrips() {
        CallCounter counter = new CallCounter();
        try (DynamoDbClient counted = cloud.dynamo(counter)) {
            DynamoCatalog countedCatalog = fixture.through(counted);
            Snapshot snapshot = countedCatalog.put(countedCatalog.snapshot(prefix + "a"), fixture.picture("a"));
            counter.calls();
            countedCatalog.put(
                    snapshot,
                    fixture.picture(
                            "a",
                            IntStream.range(0, 20).mapToObj(i -> "Label" + i).toArray(String[]::new)));
            List<String> calls = counter.calls();
            // batches run in parallel
            assertThat(calls.stream().distinct()).containsExactly("TransactWriteItems", "BatchWriteItem", "GetItem");
            assertThat(calls.stream().filter(call -> !call.equals("BatchWriteItem")))
                    .hasSize(2);
        }
    }

    @Test
    void aPageTakesABoundedNumberOfCallsEvenWithFewMatches() {
        CallCounter counter = new CallCounter();
        IntStream.range(0, 60).forEach(i -> fixture.put(fixture.picture("" + i, prefix + "Dog")));
        try (DynamoDbClient counted = cloud.dynamo(counter)) {
            DynamoCatalog countedCatalog = fixture.through(counted);
            countedCatalog.list(fixture.all().with(LabelFilter.all(List.of(prefix + "Dog"))), Sort.BY_NAME, null, 60);
            assertThat(counter.calls()).containsExactly("GetItem", "Query");
            countedCatalog.list(
                    fixture.all().with(new LabelFilter(List.of(prefix + "dog"), List.of(), List.of(prefix + "dog"), 0)),
                    Sort.BY_NAME,
                    null,
                    1);
            assertThat(counter.calls())
                    .hasSizeLessThanOrEqualTo(IndexReader.MOST_QUERIES)
                    .containsOnly("Query");
        }
    }

    @Test
    void theGuardedClientRefusesScans() {
        try (DynamoDbClient refusing = cloud.dynamo(new ScanGuard())) {
            assertThatThrownBy(() -> refusing.scan(request -> request.tableName(TABLES.records())))
                    .hasMessageContaining("scan")
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
