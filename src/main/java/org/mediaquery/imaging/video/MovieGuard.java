package org.mediaquery.imaging.video;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.mediaquery.imaging.format.IsoBoxes;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Checks the tables of an MP4 file (ISO/IEC 14496-12, 8.6 and 8.7) before JCodec reads them: JCodec allocates memory
 * for the claimed number of entries.
 */
final class MovieGuard {

    /** About the size for six hours at 60 frames per second. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    /** The maximum size of a sample: an uncompressed frame with twice the pixels of 4K. */
    private static final long MAX_SAMPLE_BYTES = 32L * 1024 * 1024;

    private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");

    /** The size of an entry in bytes, by table. */
    private static final Map<String, Integer> TABLES =
            Map.of("stts", 8, "ctts", 8, "stss", 4, "stsc", 12, "stco", 4, "co64", 8);

    private final IsoBoxes boxes;
    private long bytes;
    private int depth;

    private MovieGuard(IsoBoxes boxes) {
        this.boxes = boxes;
    }

    /**
     * Checks the tables of a file.
     *
     * @return the total size of the tables in bytes
     * @throws UnreadableMediaException if they claim more entries than they have
     */
    static long check(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            MovieGuard guard = new MovieGuard(new IsoBoxes(in));
            guard.boxes.visit(guard::visit);
            return guard.bytes;
        }
    }

    private boolean visit(IsoBoxes.Box box) throws IOException {
        if (CONTAINERS.contains(box.type())) {
            require(++depth <= CONTAINERS.size());
            boxes.visit(box, this::visit);
            depth--;
        } else if (depth > 0) {
            ByteBuffer payload = boxes.payload(box, (int) MAX_BYTES);
            bytes += payload.remaining();
            require(bytes <= MAX_BYTES);
            check(box.type(), payload);
        }
        return true;
    }

    private static void check(String type, ByteBuffer payload) {
        Integer entry = TABLES.get(type);
        if (entry != null) {
            // after version and flags
            require(payload.remaining() >= 8);
            require(Integer.toUnsignedLong(payload.getInt(4)) * entry <= payload.remaining() - 8);
        } else if (type.equals("stsz")) {
            checkSizes(payload);
        }
    }

    /** Checks one size for all samples, or zero and a table of sizes. */
    private static void checkSizes(ByteBuffer payload) {
        require(payload.remaining() >= 12);
        long all = Integer.toUnsignedLong(payload.getInt(4));
        require(all <= MAX_SAMPLE_BYTES);
        if (all == 0) {
            long count = Integer.toUnsignedLong(payload.getInt(8));
            require(count * 4 <= payload.remaining() - 12);
            for (int i = 0; i < count; i++) {
                require(Integer.toUnsignedLong(payload.getInt(12 + 4 * i)) <= MAX_SAMPLE_BYTES);
            }
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new UnreadableMediaException("The video is broken: its tables are larger than any real ones.");
        }
    }
}
