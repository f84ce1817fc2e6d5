package org.mediaquery.imaging.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Detects formats by the magic numbers in their specifications. */
public final class FormatDetector {

    /** The number of bytes at the start of a file that {@link #detect} needs; fewer only if the file is shorter. */
    public static final int HEAD_BYTES = 4096;

    private static final int TRANSPORT_PACKET = 188;
    private static final int TIMED_TRANSPORT_PACKET = 192;

    private FormatDetector() {}

    /**
     * Detects the format by content alone.
     *
     * @param head the first {@link #HEAD_BYTES} bytes, or the whole of a shorter file; may be empty
     * @return {@link MediaFormat#UNKNOWN} if no format matches
     */
    public static MediaFormat detect(byte[] head) {
        MediaFormat picture = picture(head);
        if (picture != MediaFormat.UNKNOWN) {
            return picture;
        }
        MediaFormat movie = IsoBrands.match(head);
        if (movie != MediaFormat.UNKNOWN) {
            return movie;
        }
        MediaFormat video = video(head);
        if (video != MediaFormat.UNKNOWN) {
            return video;
        }
        if (has(head, 0, "%PDF-")) {
            return MediaFormat.PDF;
        }
        return isText(head) ? MediaFormat.TEXT : MediaFormat.UNKNOWN;
    }

    private static MediaFormat picture(byte[] head) {
        if (has(head, 0, 0xFF, 0xD8, 0xFF)) {
            return MediaFormat.JPEG;
        }
        if (has(head, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return MediaFormat.PNG;
        }
        if (has(head, 0, "GIF87a") || has(head, 0, "GIF89a")) {
            return MediaFormat.GIF;
        }
        if (has(head, 0, "RIFF") && has(head, 8, "WEBP")) {
            return MediaFormat.WEBP;
        }
        if (isBitmap(head)) {
            return MediaFormat.BMP;
        }
        // version 43 is BigTIFF
        if (has(head, 0, 'I', 'I', 42, 0)
                || has(head, 0, 'M', 'M', 0, 42)
                || has(head, 0, 'I', 'I', 43, 0)
                || has(head, 0, 'M', 'M', 0, 43)) {
            return MediaFormat.TIFF;
        }
        if (has(head, 4, "jP  ") || has(head, 0, 0xFF, 0x4F, 0xFF, 0x51)) {
            return MediaFormat.JPEG_2000;
        }
        if (has(head, 4, "JXL ") || has(head, 0, 0xFF, 0x0A)) {
            return MediaFormat.JPEG_XL;
        }
        return has(head, 0, "8BPS") ? MediaFormat.PHOTOSHOP : MediaFormat.UNKNOWN;
    }

    /** Checks "BM", which many texts start with, and the header size at offset 14, which is always below 256. */
    private static boolean isBitmap(byte[] head) {
        return has(head, 0, "BM") && has(head, 6, 0, 0, 0, 0) && has(head, 15, 0, 0, 0) && head[14] != 0;
    }

    private static MediaFormat video(byte[] head) {
        if (has(head, 0, 0x1A, 0x45, 0xDF, 0xA3)) {
            return contains(head, "webm") ? MediaFormat.WEBM : MediaFormat.MATROSKA;
        }
        if (has(head, 0, "RIFF") && has(head, 8, "AVI ")) {
            return MediaFormat.AVI;
        }
        if (has(head, 0, 0, 0, 1, 0xBA) || has(head, 0, 0, 0, 1, 0xB3)) {
            return MediaFormat.MPEG;
        }
        if (hasSyncBytes(head, 0, TRANSPORT_PACKET) || hasSyncBytes(head, 4, TIMED_TRANSPORT_PACKET)) {
            return MediaFormat.MPEG_TRANSPORT;
        }
        if (has(head, 0, 'F', 'L', 'V', 1)) {
            return MediaFormat.FLASH_VIDEO;
        }
        if (has(head, 0, 0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11)) {
            return MediaFormat.WINDOWS_MEDIA;
        }
        if (has(head, 0, "OggS")) {
            return contains(head, "theora") ? MediaFormat.OGG_VIDEO : MediaFormat.OGG;
        }
        return MediaFormat.UNKNOWN;
    }

    /** Checks four packets of a transport stream, each of which starts with 0x47 (ISO/IEC 13818-1). */
    private static boolean hasSyncBytes(byte[] head, int offset, int packet) {
        return has(head, offset, 0x47)
                && has(head, offset + packet, 0x47)
                && has(head, offset + 2 * packet, 0x47)
                && has(head, offset + 3 * packet, 0x47);
    }

    /** Checks for UTF-8 without control characters. A character that the end of the head cuts off is accepted. */
    private static boolean isText(byte[] head) {
        if (head.length == 0) {
            return false;
        }
        CharBuffer text = CharBuffer.allocate(head.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head), text, false);
        return !result.isError() && text.flip().chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r');
    }

    static boolean has(byte[] head, int offset, String ascii) {
        return has(head, offset, ascii.chars().toArray());
    }

    private static boolean has(byte[] head, int offset, int... values) {
        if (head.length < offset + values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((head[offset + i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] head, String ascii) {
        return new String(head, StandardCharsets.ISO_8859_1).contains(ascii);
    }
}
