package org.mediaquery.catalog.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.catalog.Backfills;
import org.mediaquery.catalog.dynamo.table.ParallelCalls;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.media.BackfillSelection;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoBackfillsIT {

    private static final BackfillRun.Request REQUEST = new BackfillRun.Request(BackfillSelection.ALL, "a/", false);

    @TempDir
    Path folder;

    @Test
    void readsWhatItStored() throws Exception {
        with(backfills -> {
            BackfillRun run = backfills.add(REQUEST);
            assertThat(backfills.find(run.id())).contains(run);
            assertThat(backfills.latest(10)).contains(run);
            assertThat(backfills.find("none")).isEmpty();

            BackfillRun.Listing listing = new BackfillRun.Listing("a/b", 1000, 7);
            BackfillRun next =
                    backfills.advance(run, BackfillRun.State.WORKING, listing).orElseThrow();
            assertThat(next.listing()).isEqualTo(listing);
            assertThat(next.state()).isEqualTo(BackfillRun.State.WORKING);
            assertThat(next.request()).isEqualTo(REQUEST);
            assertThat(backfills.advance(run, BackfillRun.State.CANCELLED, listing))
                    .as("from an older step")
                    .isEmpty();
            backfills.recordProblem(next, "The queue is not available.");
            assertThat(backfills.find(run.id()).orElseThrow().problem()).isEqualTo("The queue is not available.");
        });
    }

    @Test
    void countsAnObjectOnce() throws Exception {
        with(backfills -> {
            BackfillRun run = backfills.add(REQUEST);
            List<String> names = IntStream.range(0, 300).mapToObj(i -> "a/" + i).toList();
            assertThat(backfills.mark(run, names.subList(0, 200))).isEqualTo(200);
            assertThat(backfills.mark(run, names)).isEqualTo(100);
            for (String name : names.subList(0, 5)) {
                backfills.recordResult(run.id(), name, BackfillRun.Result.LABELLED);
                backfills.recordResult(run.id(), name, BackfillRun.Result.FAILED);
            }
            backfills.recordResult(run.id(), "a/5", BackfillRun.Result.FAILED);
            backfills.recordResult(run.id(), "not marked", BackfillRun.Result.FAILED);
            BackfillRun counted = backfills.find(run.id()).orElseThrow();
            assertThat(counted.results())
                    .containsEntry(BackfillRun.Result.LABELLED, 5L)
                    .containsEntry(BackfillRun.Result.FAILED, 1L)
                    .hasSize(2);
            BackfillRun recounted = backfills.recount(run).orElseThrow();
            assertThat(recounted.results()).isEqualTo(counted.results());
            assertThat(recounted.listing().enqueued()).isEqualTo(300);
            assertThat(recounted.left()).isEqualTo(294);
        });
    }

    private void with(Consumer<Backfills> test) throws Exception {
        try (LocalCloud cloud = LocalCloud.forTest(LocalPorts.free(), folder);
                DynamoDbClient dynamo = cloud.dynamo()) {
            TableNames tables = new TableNames(LocalCloud.TABLE, LocalCloud.INDEX_TABLE);
            test.accept(new DynamoBackfills(dynamo, tables, Clock.systemUTC(), new ParallelCalls(Runnable::run)));
        }
    }
}
