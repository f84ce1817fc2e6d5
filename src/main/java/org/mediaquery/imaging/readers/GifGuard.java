package org.mediaquery.imaging.readers;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Checks the extensions before the first picture of a GIF file (GIF89a, sections 17 to 26). The reader assembles
 * comments and other extensions block by block, and copies everything so far for each block of 255 bytes.
 */
final class GifGuard {

    /** Metadata of programs need about ten thousand bytes; the copies for this limit take about a second. */
    static final long MAX_EXTENSION_BYTES = 1024 * 1024;

    private static final int SCREEN_FLAGS = 10;
    private static final int AFTER_SCREEN = 13;
    private static final int HAS_COLORS = 0x80;
    private static final int COLOR_BITS = 0x07;
    private static final int COLOR_BYTES = 3;
    private static final int EXTENSION = 0x21;

    private GifGuard() {}

    /**
     * Checks the extensions of a file.
     *
     * @param bytes a whole GIF file
     * @throws UnreadableMediaException if reading them would take too long
     */
    static void check(ImageInputStream bytes) throws IOException {
        bytes.seek(SCREEN_FLAGS);
        int flags = bytes.readUnsignedByte();
        int colors = (flags & HAS_COLORS) == 0 ? 0 : COLOR_BYTES << ((flags & COLOR_BITS) + 1);
        bytes.seek((long) AFTER_SCREEN + colors);
        long extensionBytes = 0;
        while (bytes.read() == EXTENSION) {
            // its label
            bytes.readUnsignedByte();
            for (int block = bytes.readUnsignedByte(); block > 0; block = bytes.readUnsignedByte()) {
                extensionBytes += block;
                if (extensionBytes > MAX_EXTENSION_BYTES) {
                    throw new UnreadableMediaException(
                            "The picture cannot be read: it has more than 1 MB of comments or other metadata.");
                }
                bytes.seek(bytes.getStreamPosition() + block);
            }
        }
    }
}
