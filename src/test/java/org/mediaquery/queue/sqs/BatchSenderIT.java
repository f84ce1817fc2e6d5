package org.mediaquery.queue.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediaquery.backfill.Backfiller;
import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.catalog.InMemoryBackfills;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.catalog.InMemoryLeases;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.queue.QueueEvents;
import org.mediaquery.reconcile.BucketCatalogDiff;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.InMemoryMediaStore;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sending batches, with the response formats of SQS and compatible services. */
class BatchSenderIT {

    private final FakeSqs fake = new FakeSqs();
    private final SqsClient sqs = fake.client();
    private final SqsWorkQueue queue = new SqsWorkQueue(sqs, fake.url());

    @AfterEach
    void close() {
        sqs.close();
        fake.close();
    }

    @Test
    void emptyFailedListIsSuccess() {
        List<String> bodies = bodies(25);
        queue.send(bodies);
        assertThat(fake.sent()).containsExactlyElementsOf(bodies);
        assertThat(fake.batches()).containsExactly(10, 10, 5);
    }

    @Test
    void resendsOnlyRejectedMessages() {
        fake.reject(Set.of("2", "7"));
        fake.reject(Set.of("7"));
        queue.send(bodies(10));
        assertThat(fake.sent()).containsExactlyInAnyOrderElementsOf(bodies(10));
        assertThat(fake.batches()).containsExactly(10, 2, 1);
    }

    @Test
    void failsAfterMessageIsRejectedFiveTimes() {
        for (int i = 0; i < 20; i++) {
            fake.reject(Set.of("1"));
        }
        assertThatThrownBy(() -> queue.send(bodies(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("InternalError, Internal failure.");
        assertThat(fake.batches()).containsExactly(2, 1, 1, 1, 1);
    }

    @Test
    void doesNotResendInvalidMessage() {
        fake.blameSender();
        fake.reject(Set.of("1"));
        assertThatThrownBy(() -> queue.send(bodies(2))).hasMessageContaining("Internal failure.");
        assertThat(fake.batches()).containsExactly(2);
    }

    @Test
    void backfillListsBucketOnceAndEnds() {
        InMemoryMediaStore store = new InMemoryMediaStore("media");
        for (int i = 0; i < 25; i++) {
            store.put("%02d.jpg".formatted(i), new byte[] {1});
        }
        BucketScope scope = new BucketScope("media", "");
        InMemoryBackfills backfills = new InMemoryBackfills();
        Backfiller backfiller = new Backfiller(
                backfills,
                new InMemoryLeases(),
                new BucketCatalogDiff(store, new InMemoryCatalog(), scope),
                queue,
                scope,
                Clock.systemUTC());
        BackfillRun run = backfills.add(new BackfillRun.Request(BackfillSelection.ALL, "", false));
        backfiller.resume(() -> false);
        assertThat(fake.sent()).hasSize(25).doesNotHaveDuplicates();
        fake.sent()
                .forEach(body -> backfills.recordResult(
                        run.id(), QueueEvents.read(body).get(0).name(), BackfillRun.Result.LABELLED));
        backfiller.resume(() -> false);
        assertThat(backfills.find(run.id()).orElseThrow().state()).isEqualTo(BackfillRun.State.DONE);
        assertThat(fake.sent()).hasSize(25);
    }

    private static List<String> bodies(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
