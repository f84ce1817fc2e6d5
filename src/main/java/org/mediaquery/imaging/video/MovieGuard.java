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
 * Looks through the tables of an MP4 file (ISO/IEC 14496-12, 8.6 and 8.7) before JCodec does: it takes memory for as many
 * entries as a table claims to have, before it reads any.
 */
final class MovieGuard {

    /** Six hours of 60 frames a second take about as much. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    /** The largest single sample: a frame that is not compressed, of twice the pixels of 4K. */
    private static final long MAX_SAMPLE_BYTES = 32L * 1024 * 1024;

    private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");

    /** Bytes of an entry, by table. */
    private static final Map<String, Integer> TABLES =
            Map.of("stts", 8, "ctts", 8, "stss", 4, "stsc", 12, "stco", 4, "co64", 8);

    private final IsoBoxes boxes;
    private long bytes;
    private int depth;

    private MovieGuard(IsoBoxes boxes) {
        this.boxes = boxes;
    }

    /**
     * Checks a file's tables.
     *
     * @return how many bytes they are
     * @throws UnreadableMediaException when they claim more than they hold
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
            // behind version and flags
            require(payload.remaining() >= 8);
            require(Integer.toUnsignedLong(payload.getInt(4)) * entry <= payload.remaining() - 8);
        } else if (type.equals("stsz")) {
            checkSizes(payload);
        }
    }

    /** One size for all samples, or zero and a table of them. */
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
            throw new UnreadableMediaException("The video is broken: its tables are beyond all measure.");
        }
    }
}
