package org.mediaquery.imaging.readers;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Counts the scans of a JPEG file (ITU-T T.81, annex B) before the reader does them. Each scan of a progressive picture
 * goes once over all pixels, even one of a few bytes, so that a small file would take minutes; and the reader cannot be
 * stopped between two reads of a buffer that holds many of them.
 */
final class JpegScanGuard {

    /** Encoders make 10 (libjpeg's script) to about 20 (mozjpeg). */
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
     * Checks a file's scans.
     *
     * @param bytes a whole JPEG file
     * @throws UnreadableMediaException when there are too many
     */
    static void check(ImageInputStream bytes) throws IOException {
        bytes.seek(2);
        if (new JpegScanGuard(bytes).count() > MAX) {
            throw new UnreadableMediaException(
                    "The picture cannot be read: it is coded in more than " + MAX + " scans, where 10 are usual.");
        }
    }

    /** Up to the picture's end, and no further than the first one that is too many. */
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

    /** The next marker's second byte; -1 at the end. Passes over coded data, in which each 0xFF is followed by a zero. */
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
