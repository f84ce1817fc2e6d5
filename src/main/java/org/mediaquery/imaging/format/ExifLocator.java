package org.mediaquery.imaging.format;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import javax.imageio.stream.ImageInputStream;

/** Finds the start of the EXIF data in a picture file. */
public final class ExifLocator {

    private static final int MAX_CHUNKS = 10_000;
    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int PNG_CRC_BYTES = 4;
    /** "eXIf" (PNG, third edition, 11.3.4.5). */
    private static final int PNG_EXIF = 0x65584966;

    private static final int PNG_END = 0x49454E44;
    private static final int RIFF_HEADER_BYTES = 12;
    /** "EXIF" as read in little-endian order (WebP container specification). */
    private static final int WEBP_EXIF = 0x46495845;

    private ExifLocator() {}

    /** Returns the position of the EXIF data; empty if there are none. */
    public static OptionalLong locate(ImageInputStream bytes, MediaFormat format) throws IOException {
        return switch (format) {
            case JPEG -> JpegHeader.read(bytes, 0).exif();
            case PNG -> inPng(bytes);
            case WEBP -> inWebp(bytes);
            case TIFF -> OptionalLong.of(0);
            default -> OptionalLong.empty();
        };
    }

    /**
     * Returns the position of the EXIF data in an item of a HEIF file, which starts with the number of bytes to skip.
     *
     * @param position of the item in the file
     */
    public static long inHeifItem(ImageInputStream bytes, long position) throws IOException {
        bytes.seek(position);
        long data = position + Integer.BYTES + bytes.readUnsignedInt();
        return ExifPrefix.isAt(bytes, data) ? data + ExifPrefix.BYTES : data;
    }

    private static OptionalLong inPng(ImageInputStream bytes) throws IOException {
        long position = PNG_SIGNATURE_BYTES;
        for (int i = 0; i < MAX_CHUNKS && position < bytes.length(); i++) {
            bytes.seek(position);
            long length = bytes.readUnsignedInt();
            int type = bytes.readInt();
            if (type == PNG_EXIF) {
                return OptionalLong.of(bytes.getStreamPosition());
            }
            if (type == PNG_END) {
                break;
            }
            position = bytes.getStreamPosition() + length + PNG_CRC_BYTES;
        }
        return OptionalLong.empty();
    }

    private static OptionalLong inWebp(ImageInputStream bytes) throws IOException {
        long position = RIFF_HEADER_BYTES;
        for (int i = 0; i < MAX_CHUNKS && position < bytes.length(); i++) {
            bytes.setByteOrder(ByteOrder.LITTLE_ENDIAN);
            bytes.seek(position);
            int type = bytes.readInt();
            long length = bytes.readUnsignedInt();
            long data = bytes.getStreamPosition();
            if (type == WEBP_EXIF) {
                bytes.setByteOrder(ByteOrder.BIG_ENDIAN);
                return OptionalLong.of(ExifPrefix.isAt(bytes, data) ? data + ExifPrefix.BYTES : data);
            }
            // chunks are padded to an even length
            position = data + length + (length & 1);
        }
        return OptionalLong.empty();
    }
}
