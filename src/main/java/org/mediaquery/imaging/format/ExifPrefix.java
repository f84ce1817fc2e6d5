package org.mediaquery.imaging.format;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** "Exif" and two zeros, which precede EXIF data in JPEG files, and in the WebP files of some programs. */
final class ExifPrefix {

    static final int BYTES = 6;

    private static final long VALUE = 0x457869660000L;

    private ExifPrefix() {}

    /** Returns whether the prefix is at a position. Moves the stream. */
    static boolean isAt(ImageInputStream bytes, long position) throws IOException {
        bytes.seek(position);
        long prefix = (long) bytes.readUnsignedShort() << 32;
        return (prefix | bytes.readUnsignedInt()) == VALUE;
    }
}
