package org.mediaquery.imaging.readers;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.media.UnreadableMediaException;

/** Looks at the header of a BMP file (BITMAPFILEHEADER, BITMAPINFOHEADER) before the reader does. */
final class BitmapGuard {

    /** Headers, masks and a palette of 256 colours take less than 2 KB. The reader makes a palette of all that fits. */
    private static final long MAX_PIXEL_OFFSET = 1024 * 1024;

    private static final int PIXEL_OFFSET = 10;
    private static final int HEADER_SIZE = 14;
    private static final int COMPRESSION = 30;
    /** Headers from before Windows 3 have no such field. */
    private static final int MIN_SIZE_WITH_COMPRESSION = 40;
    /** BI_JPEG and BI_PNG: meant for printers, and a way past the limits of those formats. */
    private static final Set<Integer> EMBEDDED = Set.of(4, 5);

    private BitmapGuard() {}

    /**
     * Checks a file's header.
     *
     * @param bytes a whole BMP file; becomes little-endian
     */
    static void check(ImageInputStream bytes) throws IOException {
        bytes.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        bytes.seek(PIXEL_OFFSET);
        if (bytes.readUnsignedInt() > MAX_PIXEL_OFFSET) {
            throw new UnreadableMediaException("The picture is broken: its palette is beyond all measure.");
        }
        bytes.seek(HEADER_SIZE);
        if (bytes.readUnsignedInt() >= MIN_SIZE_WITH_COMPRESSION) {
            bytes.seek(COMPRESSION);
            if (EMBEDDED.contains(bytes.readInt())) {
                throw new UnreadableMediaException(
                        "The picture is a BMP file around another one, which cannot be read.");
            }
        }
    }
}
