package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoCallCounterIT {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void enforcesTheDailyLimitUnderConcurrentCalls() throws Exception {
        try (LocalCloud cloud = LocalCloud.forTest(LocalPorts.free(), folder);
                DynamoDbClient dynamo = cloud.dynamo()) {
            TableNames tables = new TableNames(LocalCloud.TABLE, LocalCloud.INDEX_TABLE);
            DynamoCallCounter today = new DynamoCallCounter(dynamo, tables, Clock.fixed(NOON, ZoneOffset.UTC));
            assertThat(today.spent()).isZero();
            assertThat(today.spend(11, 10)).isFalse();
            long granted = IntStream.range(0, 20)
                    .parallel()
                    .filter(i -> today.spend(3, 10))
                    .count();
            assertThat(granted).isEqualTo(3);
            assertThat(today.spent()).isEqualTo(9);
            assertThat(today.spend(1, 10)).isTrue();
            assertThat(today.spend(1, 10)).isFalse();
            DynamoCallCounter tomorrow =
                    new DynamoCallCounter(dynamo, tables, Clock.fixed(NOON.plus(Duration.ofDays(1)), ZoneOffset.UTC));
            assertThat(tomorrow.spend(1, 10)).isTrue();
            today.refund(4);
            assertThat(today.spent()).isEqualTo(6);
            today.refund(7);
            assertThat(today.spent()).isEqualTo(6);
        }
    }
}
