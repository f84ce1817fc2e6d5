package org.mediaquery.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The notifications that nobody has taken yet, each a file. A write to the bucket is acknowledged after its notification
 * is here, so that the end of the process loses none of them; some may be sent twice, as S3's may.
 */
final class Outbox {

    private static final String SUFFIX = ".json";

    private final Path folder;

    private final List<Path> left;

    /** Begins with the time, so that the files of an earlier run come first. */
    private final AtomicLong next = new AtomicLong(System.currentTimeMillis() << 16);

    /** @param folder where the files are; it exists */
    Outbox(Path folder) throws IOException {
        this.folder = folder;
        // now, because notifications of this run come and go as soon as the bucket accepts writes
        try (Stream<Path> files = Files.list(folder)) {
            left = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Keeps a notification until it is removed.
     *
     * @return its file
     */
    Path keep(byte[] notification) throws IOException {
        Path file = folder.resolve("%016x".formatted(next.incrementAndGet()) + SUFFIX);
        // under its name only when it is whole
        Path part = Files.write(file.resolveSibling(file.getFileName() + ".part"), notification);
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What an earlier run left, the oldest first. */
    List<Path> left() {
        return left;
    }
}
