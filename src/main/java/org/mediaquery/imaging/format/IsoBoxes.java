package org.mediaquery.imaging.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Reads the boxes of an ISO base media file (ISO/IEC 14496-12, 4.2), which QuickTime calls atoms. Skips boxes that the
 * visitor does not read, so that memory stays small whatever size they claim.
 */
public final class IsoBoxes {

    static final String ENDS_TOO_EARLY = "The file ends too early: it is not complete.";

    /** The total limit, including nested boxes. A film with a dozen tracks has a few hundred. */
    private static final int MAX_BOXES = 20_000;

    /** Shorter gaps are read instead of skipped, since a skip may cost the caller a new request. */
    private static final int READ_OVER_BYTES = 64 * 1024;

    private static final int HEADER_BYTES = 8;
    private static final int LARGE_HEADER_BYTES = 16;

    private final InputStream in;
    private long position;
    private int boxes;

    public IsoBoxes(InputStream in) {
        this.in = in;
    }

    public static IsoBoxes of(byte[] bytes) {
        return new IsoBoxes(new ByteArrayInputStream(bytes));
    }

    /**
     * A box, after its header was read.
     *
     * @param type four characters
     * @param start the position of its header
     * @param end the position after its last byte; {@link Long#MAX_VALUE} if it extends to the end of the file
     */
    public record Box(String type, long start, long end) {}

    /** Processes boxes. */
    @FunctionalInterface
    public interface Visitor {
        /** Processes a box, and returns whether to continue with the next one. */
        boolean visit(Box box) throws IOException;
    }

    /** Visits the boxes from here to the end of the file. */
    public void visit(Visitor visitor) throws IOException {
        visit(Long.MAX_VALUE, visitor);
    }

    /** Visits the boxes from here to the end of a box whose header was read. */
    public void visit(Box container, Visitor visitor) throws IOException {
        visit(container.end(), visitor);
    }

    /**
     * Reads the rest of a box.
     *
     * @param maxBytes the maximum size; a larger box counts as broken
     */
    public ByteBuffer payload(Box box, int maxBytes) throws IOException {
        long length = box.end() - position;
        if (length > maxBytes) {
            throw new UnreadableMediaException(
                    "The file is broken: its \"" + box.type() + "\" box claims " + length + " bytes.");
        }
        byte[] bytes = in.readNBytes((int) length);
        position += bytes.length;
        if (bytes.length < length) {
            throw new UnreadableMediaException(ENDS_TOO_EARLY);
        }
        return ByteBuffer.wrap(bytes);
    }

    /** Returns the number of bytes before the next one to read. */
    public long position() {
        return position;
    }

    /** Reads the first bytes of a box, or all bytes of a shorter one. */
    public ByteBuffer head(Box box, int maxBytes) throws IOException {
        return bytes((int) Math.min(maxBytes, box.end() - position));
    }

    /** Reads the version at the start of a box, and skips the flags that follow it. */
    public int version(Box box) throws IOException {
        ByteBuffer versionAndFlags = head(box, Integer.BYTES);
        if (versionAndFlags.limit() < Integer.BYTES) {
            throw new UnreadableMediaException("The file is broken: its \"" + box.type() + "\" box is too short.");
        }
        return versionAndFlags.getInt() >>> 24;
    }

    /** Skips the first bytes of a box. */
    public void skip(Box box, int count) throws IOException {
        skipTo(Math.min(box.end(), position + count));
    }

    private void visit(long end, Visitor visitor) throws IOException {
        while (position < end) {
            int first = in.read();
            if (first < 0) {
                if (end == Long.MAX_VALUE) {
                    return;
                }
                throw new UnreadableMediaException(ENDS_TOO_EARLY);
            }
            Box box = header(first, end);
            if (!visitor.visit(box) || box.end() == Long.MAX_VALUE) {
                return;
            }
            skipTo(box.end());
        }
    }

    private Box header(int firstByte, long end) throws IOException {
        if (++boxes > MAX_BOXES) {
            throw new UnreadableMediaException("The file is broken: it has too many boxes.");
        }
        long start = position++;
        ByteBuffer rest = bytes(HEADER_BYTES - 1);
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
                .put((byte) firstByte)
                .put(rest)
                .flip();
        long size = Integer.toUnsignedLong(header.getInt());
        byte[] type = new byte[4];
        header.get(type);
        String name = new String(type, StandardCharsets.ISO_8859_1);
        if (size == 1) {
            size = bytes(LARGE_HEADER_BYTES - HEADER_BYTES).getLong();
        }
        Box box = new Box(name, start, size == 0 || size > end - start ? end : start + size);
        // its size is less than its header, or its header extends beyond the end of the box around it
        if (size < 0 || box.end() < position) {
            throw new UnreadableMediaException("The file is broken: its boxes contradict each other.");
        }
        return box;
    }

    private ByteBuffer bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw new UnreadableMediaException(ENDS_TOO_EARLY);
        }
        return ByteBuffer.wrap(bytes);
    }

    private void skipTo(long target) throws IOException {
        if (target - position <= READ_OVER_BYTES) {
            bytes((int) (target - position));
        }
        while (position < target) {
            long skipped = in.skip(target - position);
            if (skipped <= 0) {
                // no progress does not imply the end of the file: only a read shows that
                if (in.read() < 0) {
                    throw new UnreadableMediaException(ENDS_TOO_EARLY);
                }
                skipped = 1;
            }
            position += skipped;
        }
    }
}
