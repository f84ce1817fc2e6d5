package org.mediaquery.imaging.readers;

import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.imaging.format.JpegHeader;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Checks the chunks of a WebP file (RFC 9649, section 2) before the reader opens it. The reader reports the size of the
 * canvas, but would decode any number of pictures of any size.
 */
final class WebpGuard {

    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FRAME_HEADER_BYTES = 16;
    private static final int MAX_CHUNKS = 10_000;
    private static final int ANIMATED = 0x02;
    private static final int SIZE_MASK = 0x3FFF;
    private static final int SIZE_BITS = 14;
    // as read in little-endian order
    private static final int EXTENDED = 0x58385056;
    private static final int LOSSY = 0x20385056;
    private static final int LOSSLESS = 0x4C385056;
    private static final int FRAME = 0x464D4E41;
    private static final int PROFILE = 0x50434349;

    private final ImageInputStream bytes;

    /** In pixels. */
    private record Canvas(int width, int height) {}

    private WebpGuard(ImageInputStream bytes) {
        this.bytes = bytes;
    }

    /**
     * Checks the chunks of a file.
     *
     * @param bytes a whole WebP file; becomes little-endian
     * @throws UnreadableMediaException if decoding it would take more memory than its canvas
     */
    static void check(ImageInputStream bytes) throws IOException {
        bytes.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        new WebpGuard(bytes).check();
    }

    private void check() throws IOException {
        bytes.seek(RIFF_HEADER_BYTES);
        if (bytes.readInt() != EXTENDED) {
            // a simple file has only this chunk, from which the reader gets the size
            return;
        }
        bytes.readInt();
        boolean animated = (bytes.readInt() & ANIMATED) != 0;
        Canvas canvas = new Canvas(size(), size());
        check(bytes.getStreamPosition(), bytes.length(), canvas, animated);
    }

    private void check(long start, long end, Canvas canvas, boolean animated) throws IOException {
        long position = start;
        int chunks = 0;
        int pictures = 0;
        while (position + CHUNK_HEADER_BYTES <= Math.min(end, bytes.length())) {
            require(++chunks <= MAX_CHUNKS);
            bytes.seek(position);
            int type = bytes.readInt();
            long length = bytes.readUnsignedInt();
            long data = bytes.getStreamPosition();
            if (type == PROFILE) {
                // the reader trusts the size in the profile's header, which is big-endian (ICC.1, 7.2.2)
                require(Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt())) <= JpegHeader.MAX_PROFILE_BYTES);
            } else if (type == FRAME && animated && pictures == 0) {
                pictures++;
                // after its position, three bytes each
                bytes.seek(data + 6);
                check(data + FRAME_HEADER_BYTES, data + length, new Canvas(size(), size()), false);
            } else if ((type == LOSSY || type == LOSSLESS) && !animated) {
                require(++pictures == 1);
                checkPicture(type, data, canvas);
            }
            position = data + length + (length & 1);
        }
    }

    private void checkPicture(int type, long data, Canvas canvas) throws IOException {
        if (type == LOSSY) {
            // after frame tag and start code (RFC 6386, 9.1)
            bytes.seek(data + 6);
            require((bytes.readUnsignedShort() & SIZE_MASK) <= canvas.width());
            require((bytes.readUnsignedShort() & SIZE_MASK) <= canvas.height());
        } else {
            // after a signature; the sizes minus one (RFC 9649, 3.4)
            bytes.seek(data + 1);
            int sizes = bytes.readInt();
            require((sizes & SIZE_MASK) < canvas.width());
            require((sizes >>> SIZE_BITS & SIZE_MASK) < canvas.height());
        }
    }

    /** Reads a size, which is stored minus one in three bytes. */
    private int size() throws IOException {
        return 1 + (bytes.readUnsignedByte() | bytes.readUnsignedShort() << 8);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new UnreadableMediaException("The picture is broken: its frames do not fit its canvas.");
        }
    }
}
