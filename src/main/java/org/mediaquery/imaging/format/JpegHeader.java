package org.mediaquery.imaging.format;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.media.UnreadableMediaException;

/**
 * The segments before the first scan of a JPEG file (ITU-T T.81, annex B).
 *
 * @param exif the position of the EXIF data
 * @param sequential whether it can be decoded line by line (baseline or extended sequential, Huffman); progressive and
 *     lossless files cannot
 */
public record JpegHeader(OptionalLong exif, boolean sequential) {

    /** The reader keeps all segments in memory. Color profiles and EXIF need less than a tenth of this. */
    public static final long MAX_BYTES = 32L * 1024 * 1024;

    /** Far more than the color profiles of screens, cameras and presses need. */
    public static final long MAX_PROFILE_BYTES = 16L * 1024 * 1024;

    /** "ICC_PROFILE", a zero, the chunk's number and their count (ICC.1, annex B.4). */
    private static final int PROFILE_PREFIX_BYTES = 14;
    /** "ICC_PROF" */
    private static final long PROFILE_PREFIX = 0x4943435F50524F46L;

    private static final int PROFILE_HEADER_BYTES = 128;
    private static final int PROFILE_MAGIC_OFFSET = 36;
    /** "acsp" (ICC.1, 7.2.9) */
    private static final int PROFILE_MAGIC = 0x61637370;

    private static final int SOF0 = 0xC0;
    private static final int SOF1 = 0xC1;
    private static final int SOF15 = 0xCF;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int TEM = 0x01;
    private static final int RST0 = 0xD0;

    /**
     * Reads a header that begins at {@code start} in the stream, and makes the stream big-endian. Stops at the first
     * scan, or at the first invalid segment, which the reader may tolerate.
     */
    public static JpegHeader read(ImageInputStream bytes, long start) throws IOException {
        OptionalLong exif = OptionalLong.empty();
        boolean sequential = false;
        boolean profiled = false;
        bytes.setByteOrder(ByteOrder.BIG_ENDIAN);
        bytes.seek(start + 2);
        while (true) {
            int marker = marker(bytes);
            if (marker < 0 || marker == SOS || marker == EOI) {
                return new JpegHeader(exif, sequential);
            }
            if (isAlone(marker)) {
                continue;
            }
            long data = bytes.getStreamPosition() + 2;
            int length = bytes.readUnsignedShort();
            if (marker == APP1 && exif.isEmpty() && length >= ExifPrefix.BYTES && ExifPrefix.isAt(bytes, data)) {
                exif = OptionalLong.of(data + ExifPrefix.BYTES);
            }
            if (marker == APP2 && isProfile(bytes, data, length)) {
                checkProfile(bytes, data + PROFILE_PREFIX_BYTES, length - 2 - PROFILE_PREFIX_BYTES, profiled);
                profiled = true;
            }
            if (isFrame(marker)) {
                sequential = marker == SOF0 || marker == SOF1;
            }
            bytes.seek(data + Math.max(length - 2, 0));
            if (bytes.getStreamPosition() - start > MAX_BYTES) {
                throw new UnreadableMediaException("The picture cannot be read: it has too much metadata.");
            }
        }
    }

    private static boolean isProfile(ImageInputStream bytes, long data, int length) throws IOException {
        bytes.seek(data);
        return length - 2 >= PROFILE_PREFIX_BYTES && bytes.readLong() == PROFILE_PREFIX;
    }

    /**
     * Checks a color profile: the reader allocates the size in the profile's header before it reads the profile. The
     * header is in the chunk with number 1, or in the first one.
     */
    private static void checkProfile(ImageInputStream bytes, long chunk, int length, boolean profiled)
            throws IOException {
        bytes.seek(chunk - 2);
        boolean first = !profiled || bytes.readUnsignedByte() <= 1;
        boolean sound = length >= PROFILE_HEADER_BYTES || !first;
        if (length >= PROFILE_HEADER_BYTES) {
            bytes.seek(chunk);
            long size = bytes.readUnsignedInt();
            bytes.seek(chunk + PROFILE_MAGIC_OFFSET);
            sound = bytes.readInt() != PROFILE_MAGIC || size <= MAX_PROFILE_BYTES;
        }
        if (!sound) {
            throw new UnreadableMediaException("The picture is broken: its color profile is invalid.");
        }
    }

    /** Returns the second byte of the next marker; -1 at the end. Skips fill bytes and garbage. */
    private static int marker(ImageInputStream bytes) throws IOException {
        int next = bytes.read();
        while (next >= 0) {
            if (next == 0xFF) {
                next = bytes.read();
                if (next != 0xFF && next != 0) {
                    return next;
                }
            } else {
                next = bytes.read();
            }
        }
        return -1;
    }

    private static boolean isAlone(int marker) {
        return marker == TEM || (marker >= RST0 && marker <= SOI);
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }
}
