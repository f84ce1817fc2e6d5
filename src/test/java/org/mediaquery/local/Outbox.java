package org.mediaquery.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Stores undelivered notifications as files. A write to the bucket is acknowledged after its notification has been stored,
 * so that a crash loses none. Some may be sent twice, as with S3.
 */
final class Outbox {

    private static final String SUFFIX = ".json";

    private final Path folder;

    private final List<Path> left;

    /** Starts at the current time, so that files of an earlier run come first. */
    private final AtomicLong next = new AtomicLong(System.currentTimeMillis() << 16);

    /** @param folder the folder of the files, which exists */
    Outbox(Path folder) throws IOException {
        this.folder = folder;
        // listed now, because this run adds and removes files as soon as the bucket accepts writes
        try (Stream<Path> files = Files.list(folder)) {
            left = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Stores a notification.
     *
     * @return the file, to be deleted after the delivery
     */
    Path keep(byte[] notification) throws IOException {
        Path file = folder.resolve("%016x".formatted(next.incrementAndGet()) + SUFFIX);
        // renamed when it is complete
        Path part = Files.write(file.resolveSibling(file.getFileName() + ".part"), notification);
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns the files of an earlier run, oldest first. */
    List<Path> left() {
        return left;
    }
}
