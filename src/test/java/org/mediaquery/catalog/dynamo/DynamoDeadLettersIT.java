package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediaquery.catalog.dynamo.TestCatalog.CLOCK;
import static org.mediaquery.catalog.dynamo.TestCatalog.NOW;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.catalog.DeadLetters;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.SharedCloud;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Dead letters, against the protocol of DynamoDB. */
@ExtendWith(SharedCloud.class)
class DynamoDeadLettersIT {

    private final TableNames tables = new TableNames("letters-" + UUID.randomUUID(), "index-" + UUID.randomUUID());
    private final LocalCloud cloud;
    private final DynamoDbClient dynamo;

    DynamoDeadLettersIT(LocalCloud cloud, DynamoDbClient dynamo) {
        this.cloud = cloud;
        this.dynamo = dynamo;
    }

    @BeforeEach
    void createTables() {
        cloud.createTables(tables.records(), tables.index());
    }

    @Test
    void listsDeadLettersUntilTheyAreRemovedOrExpire() {
        DeadLetters letters = new DynamoDeadLetters(dynamo, tables, CLOCK);
        DeadLetters.Letter old =
                new DeadLetters.Letter("1", NOW.minusSeconds(9), null, "It is malformed.", "x".repeat(20_000));
        DeadLetters.Letter fresh = new DeadLetters.Letter("2", NOW, "a.jpg", "Tried 8 times.", "{}");
        letters.add(old);
        letters.add(fresh);
        letters.add(fresh);
        letters.add(new DeadLetters.Letter("3", NOW.minus(Duration.ofDays(15)), null, "Long ago.", ""));
        assertThat(letters.latest(10)).extracting(DeadLetters.Letter::id).containsExactly("2", "1");
        assertThat(letters.latest(1)).containsExactly(fresh);
        letters.remove("2");
        assertThat(letters.latest(10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).isNotEmpty().isSubstringOf(old.body()));
    }

    @Test
    void readsTheLatestDeadLettersWithOneQuery() {
        CallCounter counter = new CallCounter();
        try (DynamoDbClient counted = cloud.dynamo(counter)) {
            DeadLetters letters = new DynamoDeadLetters(counted, tables, CLOCK);
            // a query returns at most 1 MB
            for (int i = 0; i < 150; i++) {
                letters.add(new DeadLetters.Letter(
                        UUID.randomUUID().toString(),
                        NOW.minusSeconds(i),
                        null,
                        "It is malformed.",
                        "x".repeat(16_000)));
            }
            counter.calls();
            assertThat(letters.latest(10))
                    .extracting(DeadLetters.Letter::at)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10).mapToObj(NOW::minusSeconds).toList());
            assertThat(counter.calls()).containsExactly("Query");
            DeadLetters.Letter again = letters.latest(3).get(2);
            letters.add(new DeadLetters.Letter(again.id(), NOW.plusSeconds(1), null, "It is still malformed.", ""));
            assertThat(letters.latest(150))
                    .hasSize(150)
                    .first()
                    .extracting(DeadLetters.Letter::id)
                    .isEqualTo(again.id());
        }
    }
}
