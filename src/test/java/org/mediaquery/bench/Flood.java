package org.mediaquery.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalService;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Queues far more notifications than the service can process at once. Until they are processed, it prints the number of
 * waiting messages and the service's heap after a garbage collection, which should not grow. There are a thousand objects
 * with many notifications each, as after copying a bucket onto itself.
 */
public final class Flood {

    private static final int OBJECTS = 1_000;
    private static final int AT_ONCE = 10;
    private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(15);
    private static final double BYTES = 1 << 20;

    private Flood() {}

    /**
     * Runs the benchmark.
     *
     * @param args the number of notifications
     */
    public static void main(String[] args) throws Exception {
        int events = Integer.parseInt(args[0]);
        byte[] jpeg = Pictures.jpeg();
        // about the heap in a container of 512 MiB
        try (LocalService service = new LocalService(Map.of("MEDIA_LABELLER", "properties", "JVM_ARGS", "-Xmx256m"));
                S3Client s3 = service.cloud().s3();
                SqsClient sqs = service.cloud().sqs()) {
            Backlog backlog = new Backlog(sqs, service.cloud().queueUrl());
            System.out.printf(
                    Locale.ROOT,
                    "before: heap after GC %.1f MiB%n",
                    service.server().heapAfterCollection() / BYTES);
            for (int i = 0; i < OBJECTS; i++) {
                String name = name(i);
                s3.putObject(request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(jpeg));
            }
            long begun = System.nanoTime();
            for (int sent = OBJECTS; sent < events; sent += AT_ONCE) {
                send(sqs, service.cloud().queueUrl(), sent);
            }
            System.out.printf(
                    Locale.ROOT,
                    "queued %d notifications in %d s%n",
                    events,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
            System.out.println("minute  waiting  heap after GC (MiB)  open files and connections");
            long waiting;
            do {
                waiting = backlog.waiting();
                System.out.printf(
                        Locale.ROOT,
                        "%6.1f  %7d  %19.1f  %26s%n",
                        (System.nanoTime() - begun) / 6e10,
                        waiting,
                        service.server().heapAfterCollection() / BYTES,
                        service.server().openDescriptors().orElse(-1));
                LockSupport.parkNanos(BETWEEN_LOOKS);
            } while (waiting > 0);
        }
        System.exit(0);
    }

    private static void send(SqsClient sqs, String queueUrl, int first) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(first, first + AT_ONCE)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody("""
                                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Copy",
                                "s3":{"bucket":{"name":"%s"},"object":{"key":"%s"}}}]}""".formatted(LocalCloud.BUCKET, name(i)))
                        .build())
                .toList();
        sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
    }

    private static String name(int i) {
        return "flood/" + i % OBJECTS + ".jpg";
    }
}
