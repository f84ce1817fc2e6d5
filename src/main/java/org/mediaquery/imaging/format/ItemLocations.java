package org.mediaquery.imaging.format;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Where the items of a HEIF file are: its {@code iloc} box (ISO/IEC 14496-12, 8.11.3). */
final class ItemLocations {

    /** Offsets count from the start of the file. */
    private static final int IN_FILE = 0;

    /** Offsets count from the start of the {@code idat} box. */
    private static final int IN_DATA_BOX = 1;

    private final ByteBuffer box;
    private final long dataBox;

    /**
     * @param box the value of the box; empty if there is none
     * @param dataBox the position of the value of the {@code idat} box; -1 if there is none
     */
    ItemLocations(ByteBuffer box, long dataBox) {
        this.box = box;
        this.dataBox = dataBox;
    }

    /** Returns the position in the file of the first byte of an item; empty if the box does not contain it. */
    OptionalLong position(long item) {
        try {
            return find(box.duplicate(), item);
        } catch (BufferUnderflowException e) {
            // the box is broken, or empty
            return OptionalLong.empty();
        }
    }

    private OptionalLong find(ByteBuffer in, long item) {
        int version = in.getInt() >>> 24;
        int sizes = in.getShort() & 0xFFFF;
        int offsetBytes = sizes >>> 12;
        int lengthBytes = sizes >>> 8 & 0xF;
        int baseBytes = sizes >>> 4 & 0xF;
        int indexBytes = version == 0 ? 0 : sizes & 0xF;
        boolean wide = version > 1;
        long count = wide ? Integer.toUnsignedLong(in.getInt()) : in.getShort() & 0xFFFF;
        for (long i = 0; i < count; i++) {
            long id = wide ? Integer.toUnsignedLong(in.getInt()) : in.getShort() & 0xFFFF;
            int method = version == 0 ? IN_FILE : in.getShort() & 0xF;
            // which other file has the data; 0 is this one
            int elsewhere = in.getShort();
            long base = number(in, baseBytes);
            int extents = in.getShort() & 0xFFFF;
            if (id == item) {
                skip(in, indexBytes);
                return extents == 0 || elsewhere != 0
                        ? OptionalLong.empty()
                        : inFile(method, base + number(in, offsetBytes));
            }
            skip(in, extents * (indexBytes + offsetBytes + lengthBytes));
        }
        return OptionalLong.empty();
    }

    private OptionalLong inFile(int method, long offset) {
        if (offset < 0) {
            return OptionalLong.empty();
        }
        return switch (method) {
            case IN_FILE -> OptionalLong.of(offset);
            case IN_DATA_BOX -> dataBox < 0 ? OptionalLong.empty() : OptionalLong.of(dataBox + offset);
            default -> OptionalLong.empty();
        };
    }

    private static void skip(ByteBuffer in, int bytes) {
        if (bytes > in.remaining()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + bytes);
    }

    /** Reads a number of 0, 4 or 8 bytes; the box says which. */
    private static long number(ByteBuffer in, int bytes) {
        return switch (bytes) {
            case 4 -> Integer.toUnsignedLong(in.getInt());
            case 8 -> in.getLong();
            default -> 0;
        };
    }
}
