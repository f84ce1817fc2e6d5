package org.mediaquery.imaging.readers;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Counts the scans of a JPEG file (ITU-T T.81, annex B) before the reader decodes them. Each scan of a progressive
 * picture processes all pixels, even a scan of a few bytes, so a small file could take minutes. The reader cannot be
 * stopped while it processes a buffer, which may have many scans.
 */
final class JpegScanGuard {

    /** Encoders write 10 (libjpeg's script) to about 20 (mozjpeg). */
    static final int MAX = 100;

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int MARKER = 0xFF;
    private static final int TEM = 0x01;
    private static final int RST0 = 0xD0;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;

    private final ImageInputStream bytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;

    private JpegScanGuard(ImageInputStream bytes) {
        this.bytes = bytes;
    }

    /**
     * Checks the scans of a file.
     *
     * @param bytes a whole JPEG file
     * @throws UnreadableMediaException if there are too many
     */
    static void check(ImageInputStream bytes) throws IOException {
        bytes.seek(2);
        if (new JpegScanGuard(bytes).count() > MAX) {
            throw new UnreadableMediaException(
                    "The picture cannot be read: it has more than " + MAX + " scans, where 10 are usual.");
        }
    }

    /** Counts up to the end of the picture, or to the first scan above the limit. */
    private int count() throws IOException {
        int scans = 0;
        while (scans <= MAX) {
            int marker = marker();
            if (marker < 0 || marker == EOI) {
                return scans;
            }
            if (marker == SOS) {
                scans++;
            }
            if (marker != TEM && !(marker >= RST0 && marker <= SOI)) {
                skipSegment();
            }
        }
        return scans;
    }

    /**
     * Returns the second byte of the next marker; -1 at the end. Skips coded data, in which a zero follows each 0xFF.
     */
    private int marker() throws IOException {
        while (true) {
            int next = next();
            while (next >= 0 && next != MARKER) {
                next = next();
            }
            while (next == MARKER) {
                next = next();
            }
            if (next != 0) {
                return next;
            }
        }
    }

    private void skipSegment() throws IOException {
        int length = next() << 8 | next();
        long rest = Math.max(length, 2) - 2L;
        int here = (int) Math.min(rest, filled - at);
        at += here;
        if (rest > here) {
            bytes.seek(bytes.getStreamPosition() + rest - here);
        }
    }

    private int next() throws IOException {
        if (at == filled) {
            filled = Math.max(0, bytes.read(buffer, 0, BUFFER_BYTES));
            at = 0;
        }
        return at == filled ? -1 : buffer[at++] & 0xFF;
    }
}
