package org.mediaquery.faults;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mediaquery.catalog.dynamo.DynamoBackfills;
import org.mediaquery.catalog.dynamo.DynamoCatalog;
import org.mediaquery.catalog.dynamo.DynamoDeadLetters;
import org.mediaquery.catalog.dynamo.DynamoLeases;
import org.mediaquery.catalog.dynamo.table.ParallelCalls;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.ingest.ConsumerSettings;
import org.mediaquery.ingest.IngestLimits;
import org.mediaquery.ingest.IngestObserver;
import org.mediaquery.ingest.IngestPorts;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.ProviderLimits;
import org.mediaquery.labelling.ResilientLabeller;
import org.mediaquery.labelling.clarifai.ClarifaiLabeller;
import org.mediaquery.labelling.clarifai.ClarifaiSettings;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.platform.IngestComposition;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.queue.sqs.SqsWorkQueue;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.ThumbnailStore;
import org.mediaquery.storage.s3.PartBuffers;
import org.mediaquery.storage.s3.S3MediaStore;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A process that consumes the queue without a server. It starts within a second or two, so that it can be killed often. Its
 * polls and its labeller sometimes throw errors. It reads the same environment variables as the service.
 */
final class LoneWorker {

    private static final long MAX = 100_000_000;

    /** The fraction of polls and labeller calls that fail. */
    private static final double ERRORS = 0.05;

    /** Printed when it starts to receive messages. */
    static final String WORKING = "the worker is receiving messages";

    private LoneWorker() {}

    /** Runs until it is killed. */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        var http = Apache5HttpClient.builder().maxConnections(100).build();
        S3Client s3 = S3Client.builder()
                .httpClient(http)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
        S3Presigner presigner = S3Presigner.create();
        DynamoDbClient dynamo = DynamoDbClient.builder().httpClient(http).build();
        TableNames tables = new TableNames(LocalCloud.TABLE, LocalCloud.INDEX_TABLE);
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(4);
        S3MediaStore derived = new S3MediaStore(s3, presigner, LocalCloud.DERIVED_BUCKET, PartBuffers.ofHeap());
        ExecutorService calls = Executors.newFixedThreadPool(16);
        DynamoCatalog catalog = new DynamoCatalog(dynamo, tables, derived, Clock.systemUTC(), calls);
        IngestPorts ports = new IngestPorts(
                new S3MediaStore(s3, presigner, LocalCloud.BUCKET, PartBuffers.ofHeap()),
                new ThumbnailStore(derived),
                catalog,
                new DynamoLeases(dynamo, tables, Clock.systemUTC()),
                new DynamoDeadLetters(dynamo, tables, Clock.systemUTC()),
                new DynamoBackfills(dynamo, tables, Clock.systemUTC(), new ParallelCalls(calls)),
                Errors.in(
                        WorkQueue.class,
                        new SqsWorkQueue(
                                SqsClient.builder().httpClient(http).build(), environment.get("MEDIA_QUEUE_URL")),
                        "receive",
                        ERRORS),
                IngestObserver.NOOP);
        Duration timeout = Duration.ofSeconds(30);
        new IngestComposition(
                        ports,
                        List.of(Errors.in(
                                Labeller.class,
                                new ResilientLabeller(
                                        new ClarifaiLabeller(new ClarifaiSettings(
                                                URI.create(environment.get("CLARIFAI_API_URL")), "token", timeout)),
                                        new ProviderLimits(500, 16, timeout)),
                                "label",
                                ERRORS)),
                        new BucketScope(LocalCloud.BUCKET, ""),
                        new IngestLimits(MAX, MAX, MAX, MAX, MAX, 30),
                        new ConsumerSettings(
                                Executors.newCachedThreadPool(),
                                scheduler,
                                Integer.parseInt(environment.get("MEDIA_CONCURRENCY")),
                                8,
                                Duration.parse(environment.get("MEDIA_VISIBILITY_TIMEOUT"))))
                .consumer()
                .start();
        System.out.println(WORKING);
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            attempt(catalog::flush);
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            System.getLogger(LoneWorker.class.getName())
                    .log(System.Logger.Level.WARNING, "could not update the counts, retrying later", e);
        }
    }
}
