package org.mediaquery.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalService;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Puts and deletes objects for a long time, as fast as the service processes them. Prints figures that should stay constant:
 * the service's heap after a garbage collection, and its open files and connections.
 */
public final class Soak {

    private static final int KEPT = 500;
    private static final int MOST_WAITING = 300;
    private static final double BYTES = 1 << 20;

    private Soak() {}

    /**
     * Runs the benchmark.
     *
     * @param args the duration in minutes
     */
    public static void main(String[] args) throws Exception {
        long end =
                System.nanoTime() + Duration.ofMinutes(Long.parseLong(args[0])).toNanos();
        byte[] jpeg = Pictures.jpeg();
        try (LocalService service = new LocalService(Map.of("MEDIA_LABELLER", "properties"));
                S3Client s3 = service.cloud().s3();
                SqsClient sqs = service.cloud().sqs()) {
            Backlog backlog = new Backlog(sqs, service.cloud().queueUrl());
            long begun = System.nanoTime();
            long events = 0;
            long reported = 0;
            long reportedAt = begun;
            System.out.println("minute  events/s  waiting  heap after GC (MiB)  open files and connections");
            while (System.nanoTime() < end) {
                String name = "soak/" + events + ".jpg";
                s3.putObject(request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(jpeg));
                events++;
                if (events % 2 == 0 && events > KEPT) {
                    String old = "soak/" + (events - KEPT) + ".jpg";
                    s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key(old));
                }
                while (events % 50 == 0 && backlog.waiting() > MOST_WAITING) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                }
                double seconds = (System.nanoTime() - reportedAt) / 1e9;
                if (seconds > 60) {
                    System.out.printf(
                            Locale.ROOT,
                            "%6.1f  %8.1f  %7d  %19.1f  %26s%n",
                            (System.nanoTime() - begun) / 6e10,
                            1.5 * (events - reported) / seconds,
                            backlog.waiting(),
                            service.server().heapAfterCollection() / BYTES,
                            service.server().openDescriptors().orElse(-1));
                    reported = events;
                    reportedAt = System.nanoTime();
                }
            }
        }
        System.exit(0);
    }
}
