package org.mediaquery.catalog.dynamo.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.RandomRecords;
import org.mediaquery.catalog.Snapshot;
import org.mediaquery.catalog.dynamo.counts.CountDelta;
import org.mediaquery.catalog.dynamo.index.IndexLayout;
import org.mediaquery.catalog.dynamo.index.IndexSchema;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PendingChangeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T22:50:00.123Z");

    private final RandomRecords random = new RandomRecords(1);

    @Test
    void isReadAsItWasWrittenInEachFormat() {
        for (int format = 1; format <= IndexLayout.NEWEST_FORMAT; format++) {
            for (int i = 0; i < 200; i++) {
                PendingChange change = change(format);
                assertThat(PendingChange.read(change.write())).isEqualTo(change);
            }
        }
    }

    @Test
    void isWrittenForOlderVersionsUntilTheTableHasANewerFormat() {
        Map<String, AttributeValue> item = change(1).write();
        assertThat(item).containsOnlyKeys("pk", "sk", "name", "places", "part", "counts");
        assertThat(item.get("counts").l()).isNotEmpty().allSatisfy(count -> assertThat(count.m())
                .containsKeys("count", "facet", "number", "bytes"));
    }

    /** Returns a change of a record during a rebuild, with deltas for two generations. */
    private PendingChange change(int format) {
        String name = random.name();
        Snapshot before = new Snapshot.Present(random.record(name), 1, 1);
        Snapshot next = new Snapshot.Present(random.record(name), 2, 2);
        IndexSchema schema = new IndexSchema(
                new IndexLayout(1, 1, format),
                new IndexLayout(1, 2, IndexLayout.NEWEST_FORMAT),
                SdkBytes.fromUtf8String("secret"));
        PendingChange change = PendingChange.of(before, next, schema, NOW);
        // an item has no generations without deltas
        Map<Integer, CountDelta> deltas = new HashMap<>(change.deltas());
        deltas.values().removeIf(CountDelta.NOTHING::equals);
        return new PendingChange(change.key(), change.postings(), deltas, change.part(), change.isBrief());
    }
}
