package org.mediaquery.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.mediaquery.catalog.InMemoryBackfills;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.catalog.InMemoryDeadLetters;
import org.mediaquery.catalog.InMemoryLeases;
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
import org.mediaquery.ingest.consumer.Consumer;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.local.LocalService;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.platform.IngestComposition;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.WorkItem;
import org.mediaquery.queue.sqs.SqsWorkQueue;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.ThumbnailStore;
import org.mediaquery.storage.s3.PartBuffers;
import org.mediaquery.storage.s3.S3MediaStore;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Measures how many pictures per second one replica labels with a labeller that takes 200 ms and 32 concurrent messages,
 * which allow up to 160. In the same run, it measures how many records per second the catalog's stand-in can write.
 */
public final class ThroughputBench {

    private static final int PERMITS = 32;
    private static final Duration ANSWER = Duration.ofMillis(200);
    private static final int PICTURES = 3000;
    private static final int WARM = 600;
    private static final double SECOND = 1e9;
    private static final TableNames TABLES = new TableNames(LocalCloud.TABLE, LocalCloud.INDEX_TABLE);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SlowLabeller labeller = new SlowLabeller(ANSWER);
    private final DynamoCatalog catalog;
    private final LocalCloud cloud;
    private final S3Client s3;
    private final S3MediaStore store;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;

    private ThroughputBench(LocalCloud cloud, DynamoDbClient dynamo, S3Client s3, SqsClient sqs) {
        this.cloud = cloud;
        this.dynamo = dynamo;
        this.s3 = s3;
        this.sqs = sqs;
        this.store = new S3MediaStore(s3, S3Presigner.create(), LocalCloud.BUCKET, PartBuffers.ofHeap());
        this.catalog = new DynamoCatalog(
                dynamo,
                TABLES,
                new S3MediaStore(s3, S3Presigner.create(), LocalCloud.DERIVED_BUCKET, PartBuffers.ofHeap()),
                Clock.systemUTC(),
                Executors.newFixedThreadPool(PERMITS * 2));
    }

    /** Runs the benchmark. */
    public static void main(String[] args) throws Exception {
        System.setProperty("aws.region", LocalCloud.REGION);
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("build.directory")), "throughput");
        try (LocalCloud cloud = LocalCloud.forTest(LocalPorts.free(), folder);
                DynamoDbClient dynamo = cloud.dynamo(
                        Apache5HttpClient.builder().maxConnections(4 * PERMITS).build());
                S3Client s3 = cloud.s3();
                SqsClient sqs = cloud.sqs()) {
            new ThroughputBench(cloud, dynamo, s3, sqs).run();
        }
        LocalService.delete(folder);
        System.exit(0);
    }

    private void run() throws Exception {
        put("warm/", WARM);
        Consumer consumer = consumer();
        consumer.start();
        await("warm/", WARM);
        consumer.stop(Duration.ofMinutes(1));
        double limit = PERMITS / (ANSWER.toMillis() / 1000.0);
        print("%nlabeller %d ms, %d permits: up to %.0f pictures/s%n", ANSWER.toMillis(), PERMITS, limit);
        put("a/", PICTURES);
        Consumer measured = consumer();
        long start = System.nanoTime();
        measured.start();
        await("a/", PICTURES);
        double rate = PICTURES / ((System.nanoTime() - start) / SECOND);
        measured.stop(Duration.ofMinutes(1));
        double table = table();
        double memory = inMemory();
        print("labelled        %6.1f pictures/s, %3.0f %% of the limit%n", rate, 100 * rate / limit);
        print(
                "the table alone %6.1f pictures/s (both writes of a record with its index entries, %d at a time)%n",
                table, PERMITS);
        print("ports in memory %6.1f pictures/s, %3.0f %% of the limit%n", memory, 100 * memory / limit);
        print("labelled, relative to the table alone: %.0f %%%n", 100 * rate / table);
    }

    /** Measures the same work with in-memory ports, that is, the service itself. */
    private double inMemory() throws Exception {
        InMemoryMediaStore objects = new InMemoryMediaStore(LocalCloud.BUCKET);
        InMemoryWorkQueue queue = new InMemoryWorkQueue();
        for (int i = 0; i < PICTURES; i++) {
            objects.put(i + ".jpg", jpeg(i));
            queue.add("" + i, WorkItem.look(LocalCloud.BUCKET, i + ".jpg"));
        }
        Consumer consumer = consumer(new IngestPorts(
                objects,
                new ThumbnailStore(new InMemoryMediaStore(LocalCloud.DERIVED_BUCKET)),
                new InMemoryCatalog(),
                new InMemoryLeases(),
                new InMemoryDeadLetters(),
                new InMemoryBackfills(),
                queue,
                IngestObserver.NOOP));
        long start = System.nanoTime();
        consumer.start();
        while (queue.deleted().size() < PICTURES) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        double rate = PICTURES / ((System.nanoTime() - start) / SECOND);
        consumer.stop(Duration.ofMinutes(1));
        return rate;
    }

    private Consumer consumer() {
        return consumer(new IngestPorts(
                store,
                new ThumbnailStore(
                        new S3MediaStore(s3, S3Presigner.create(), LocalCloud.DERIVED_BUCKET, PartBuffers.ofHeap())),
                catalog,
                new DynamoLeases(dynamo, TABLES, Clock.systemUTC()),
                new DynamoDeadLetters(dynamo, TABLES, Clock.systemUTC()),
                new DynamoBackfills(dynamo, TABLES, Clock.systemUTC(), new ParallelCalls(threads)),
                new SqsWorkQueue(sqs, cloud.queueUrl()),
                IngestObserver.NOOP));
    }

    private Consumer consumer(IngestPorts ports) {
        long max = 100_000_000;
        return new IngestComposition(
                        ports,
                        List.of(labeller),
                        new BucketScope(LocalCloud.BUCKET, ""),
                        new IngestLimits(max, max, max, max, max, 0),
                        new ConsumerSettings(
                                threads, Executors.newScheduledThreadPool(4), PERMITS, 8, Duration.ofMinutes(1)))
                .consumer();
    }

    /** Measures writing the same records under other names, as often as the service does. */
    private double table() throws Exception {
        List<MediaRecord> records = IntStream.range(0, PICTURES)
                .mapToObj(i -> catalog.find("a/" + i + ".jpg").orElseThrow())
                .toList();
        Semaphore permits = new Semaphore(PERMITS);
        long start = System.nanoTime();
        List<Future<?>> writes = new ArrayList<>();
        for (MediaRecord record : records) {
            permits.acquire();
            writes.add(threads.submit(() -> {
                try {
                    MediaRecord other = new MediaRecord(
                            "b" + record.name(), record.version(), record.content(), record.labelling());
                    catalog.put(catalog.put(catalog.snapshot(other.name()), other.with(Labelling.pending())), other);
                } finally {
                    permits.release();
                }
            }));
            if (writes.size() % PERMITS == 0) {
                catalog.flush();
            }
        }
        for (Future<?> write : writes) {
            write.get();
        }
        return PICTURES / ((System.nanoTime() - start) / SECOND);
    }

    private void put(String prefix, int count) throws Exception {
        labeller.reset();
        for (int i = 0; i < count; i++) {
            String name = prefix + i + ".jpg";
            byte[] jpeg = jpeg(i);
            s3.putObject(request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(jpeg));
        }
    }

    private void await(String prefix, int count) {
        while (labeller.answers() < count
                || catalog.find(prefix + (count - 1) + ".jpg").isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            catalog.flush();
        }
    }

    private static byte[] jpeg(int number) throws IOException {
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(number * 31));
        graphics.fillRect(0, 0, 64, 48);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
