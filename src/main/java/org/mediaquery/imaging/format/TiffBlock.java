package org.mediaquery.imaging.format;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Reads the directories of a TIFF structure (TIFF 6.0, section 2), which EXIF uses too. Reads a value only on request,
 * since values may claim any size.
 */
public final class TiffBlock {

    /** The maximum entries of one directory; cameras write fewer than 100. */
    static final int MAX_ENTRIES = 4096;

    /** Sizes of the types 1 to 12 in bytes (TIFF 6.0, page 15). */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private static final int SHORT = 3;
    private static final int MAGIC = 42;
    private static final int MAGIC_BIG = 43;

    private final ImageInputStream bytes;
    private final long start;

    private TiffBlock(ImageInputStream bytes, long start) {
        this.bytes = bytes;
        this.start = start;
    }

    /**
     * One field of a directory.
     *
     * @param length the claimed length of its value in bytes, unchecked
     * @param position the position of its value in the stream
     */
    public record Entry(int tag, int type, long count, long length, long position) {}

    /**
     * A directory.
     *
     * @param next the offset of the next directory; 0 if there is none
     */
    public record Directory(List<Entry> entries, long next) {

        public Optional<Entry> find(int tag) {
            return entries.stream().filter(entry -> entry.tag() == tag).findFirst();
        }
    }

    /**
     * Opens a block.
     *
     * @param start the position of the block in the stream, which gets the block's byte order
     * @return empty if there is no block
     */
    public static Optional<TiffBlock> open(ImageInputStream bytes, long start) throws IOException {
        bytes.seek(start);
        int order = bytes.readUnsignedByte() << 8 | bytes.readUnsignedByte();
        if (order != 0x4949 && order != 0x4D4D) {
            return Optional.empty();
        }
        bytes.setByteOrder(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int magic = bytes.readUnsignedShort();
        if (magic == MAGIC_BIG) {
            throw new UnreadableMediaException("The picture is a BigTIFF file, which is not supported.");
        }
        return magic == MAGIC ? Optional.of(new TiffBlock(bytes, start)) : Optional.empty();
    }

    /** Returns the offset of the first directory. */
    public long first() throws IOException {
        bytes.seek(start + 4);
        return bytes.readUnsignedInt();
    }

    /** Reads the directory at an offset, at most {@link #MAX_ENTRIES} of its entries. */
    public Directory directory(long offset) throws IOException {
        bytes.seek(start + offset);
        int count = bytes.readUnsignedShort();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(count, MAX_ENTRIES); i++) {
            entries.add(entry());
        }
        if (count > MAX_ENTRIES) {
            throw new UnreadableMediaException("The picture is broken: it has too many metadata fields.");
        }
        return new Directory(entries, bytes.readUnsignedInt());
    }

    private Entry entry() throws IOException {
        int tag = bytes.readUnsignedShort();
        int type = bytes.readUnsignedShort();
        long count = bytes.readUnsignedInt();
        long inline = bytes.getStreamPosition();
        long offset = bytes.readUnsignedInt();
        long length = type < TYPE_BYTES.length ? TYPE_BYTES[type] * count : 0;
        return new Entry(tag, type, count, length, length <= 4 ? inline : start + offset);
    }

    /** Returns all values as unsigned numbers (SHORT or LONG). The caller checks their count first. */
    public long[] numbers(Entry entry) throws IOException {
        long[] numbers = new long[Math.toIntExact(entry.count())];
        bytes.seek(entry.position());
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = entry.type() == SHORT ? bytes.readUnsignedShort() : bytes.readUnsignedInt();
        }
        return numbers;
    }

    /** Returns the first value as an unsigned number (SHORT or LONG). */
    public long number(Entry entry) throws IOException {
        bytes.seek(entry.position());
        return entry.type() == SHORT ? bytes.readUnsignedShort() : bytes.readUnsignedInt();
    }

    /** Returns the first bytes of the value as ASCII. */
    public String ascii(Entry entry, int maxLength) throws IOException {
        byte[] value = new byte[(int) Math.min(entry.length(), maxLength)];
        bytes.seek(entry.position());
        bytes.readFully(value);
        return new String(value, StandardCharsets.US_ASCII);
    }
}
