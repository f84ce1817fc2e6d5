package org.mediaquery.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mediaquery.local.LocalCloud;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts, replaces and deletes random objects over a period. The expected final state is known. */
final class Script {

    private static final int WRITERS = 3;
    private static final double REPLACED = 0.25;
    private static final double DELETED = 0.2;
    private static final double PUT_AGAIN = 0.3;

    private final S3Client s3;
    private final long seed;
    private final int objects;
    private final long millis;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, Integer> expected = new HashMap<>();

    /** @param millis the minimum duration */
    Script(S3Client s3, long seed, int objects, long millis) {
        this.s3 = s3;
        this.seed = seed;
        this.objects = objects;
        this.millis = millis;
    }

    /** Returns the names of the objects in the final state, with the number that each one shows. */
    synchronized Map<String, Integer> expected() {
        return Map.copyOf(expected);
    }

    /** Returns the number of pictures written. */
    int written() {
        return numbers.get();
    }

    /** Runs the script. */
    void run() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            var all = writers.invokeAll(IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(writer -> () -> write(writer))
                    .toList());
            for (Future<Void> one : all) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
            writers.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private Void write(int writer) throws InterruptedException {
        Random random = new Random(seed + writer);
        long begun = System.nanoTime();
        for (int i = writer; i < objects; i += WRITERS) {
            String name = "run/" + i % 7 + "/picture " + i + ".jpg";
            put(name);
            if (random.nextDouble() < REPLACED) {
                // a recent object, or an older one
                put(random.nextBoolean() ? name : earlier(writer, i, random));
            }
            if (random.nextDouble() < DELETED) {
                String other = random.nextBoolean() ? name : earlier(writer, i, random);
                delete(other);
                if (random.nextDouble() < PUT_AGAIN) {
                    put(other);
                }
            }
            long due = begun + TimeUnit.MILLISECONDS.toNanos(millis * i / objects);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        return null;
    }

    private static String earlier(int writer, int i, Random random) {
        int steps = (i - writer) / WRITERS;
        int earlier = writer + WRITERS * random.nextInt(steps + 1);
        return "run/" + earlier % 7 + "/picture " + earlier + ".jpg";
    }

    private void put(String name) {
        int number = numbers.incrementAndGet();
        s3.putObject(
                request -> request.bucket(LocalCloud.BUCKET).key(name).contentType("image/jpeg"),
                RequestBody.fromBytes(NumberedPictures.jpeg(number)));
        synchronized (this) {
            expected.put(name, number);
        }
    }

    private void delete(String name) {
        s3.deleteObject(request -> request.bucket(LocalCloud.BUCKET).key(name));
        synchronized (this) {
            expected.remove(name);
        }
    }
}
