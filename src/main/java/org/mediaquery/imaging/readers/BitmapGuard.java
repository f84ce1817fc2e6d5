package org.mediaquery.imaging.readers;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.media.UnreadableMediaException;

/** Checks the header of a BMP file (BITMAPFILEHEADER, BITMAPINFOHEADER) before the reader opens it. */
final class BitmapGuard {

    /**
     * Headers, masks and a palette of 256 colors need less than 2 KB. The reader fills all the space with a palette.
     */
    private static final long MAX_PIXEL_OFFSET = 1024 * 1024;

    private static final int PIXEL_OFFSET = 10;
    private static final int HEADER_SIZE = 14;
    private static final int COMPRESSION = 30;
    /** Headers before Windows 3 do not have this field. */
    private static final int MIN_SIZE_WITH_COMPRESSION = 40;
    /** BI_JPEG and BI_PNG, which are for printers, and would bypass the limits of those formats. */
    private static final Set<Integer> EMBEDDED = Set.of(4, 5);

    private BitmapGuard() {}

    /**
     * Checks the header of a file.
     *
     * @param bytes a whole BMP file; becomes little-endian
     */
    static void check(ImageInputStream bytes) throws IOException {
        bytes.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        bytes.seek(PIXEL_OFFSET);
        if (bytes.readUnsignedInt() > MAX_PIXEL_OFFSET) {
            throw new UnreadableMediaException("The picture is broken: its palette is larger than any real one.");
        }
        bytes.seek(HEADER_SIZE);
        if (bytes.readUnsignedInt() >= MIN_SIZE_WITH_COMPRESSION) {
            bytes.seek(COMPRESSION);
            if (EMBEDDED.contains(bytes.readInt())) {
                throw new UnreadableMediaException(
                        "The picture is a BMP file with an embedded JPEG or PNG, which is not supported.");
            }
        }
    }
}
