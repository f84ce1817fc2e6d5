package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediaquery.catalog.dynamo.TestCatalog.CLOCK;
import static org.mediaquery.catalog.dynamo.TestCatalog.NOW;
import static org.mediaquery.catalog.dynamo.TestCatalog.TABLES;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.catalog.Leases;
import org.mediaquery.local.SharedCloud;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Leases, against the protocol of DynamoDB. */
@ExtendWith(SharedCloud.class)
class DynamoLeasesIT {

    private final DynamoDbClient dynamo;

    DynamoLeasesIT(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    @Test
    void aLeaseHasOneHolderUntilItExpires() {
        Leases early = new DynamoLeases(dynamo, TABLES, CLOCK);
        Leases later = new DynamoLeases(dynamo, TABLES, Clock.fixed(NOW.plusSeconds(61), ZoneOffset.UTC));
        Leases.Lease lease = ((Leases.Held) early.claim("name", Duration.ofMinutes(1))).lease();
        assertThat(early.claim("name", Duration.ofMinutes(1))).isEqualTo(new Leases.Taken(Duration.ofMinutes(1)));
        assertThat(early.renew(lease, Duration.ofSeconds(60))).isTrue();
        assertThat(later.renew(lease, Duration.ofMinutes(1))).as("too late").isFalse();
        Leases.Lease next = ((Leases.Held) later.claim("name", Duration.ofMinutes(1))).lease();
        assertThat(early.renew(lease, Duration.ofMinutes(1)))
                .as("held by another")
                .isFalse();
        early.release(lease);
        assertThat(later.claim("name", Duration.ofMinutes(1))).isInstanceOf(Leases.Taken.class);
        later.release(next);
        assertThat(later.claim("name", Duration.ofMinutes(1))).isInstanceOf(Leases.Held.class);
    }
}
