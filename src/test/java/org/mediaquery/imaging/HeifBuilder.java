package org.mediaquery.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes HEIF files (ISO/IEC 23008-12) with any items, properties and references, valid or not. */
public final class HeifBuilder {

    private final String brand;
    private final List<Item> items = new ArrayList<>();
    private final List<byte[]> data = new ArrayList<>();
    private final List<byte[]> properties = new ArrayList<>();
    private final List<byte[]> references = new ArrayList<>();

    private record Item(String type, boolean hidden, int firstProperty, int properties) {}

    public HeifBuilder(String brand) {
        this.brand = brand;
    }

    /** Adds an item, and returns its number, from 1. */
    public int add(String type, byte[] itsData, byte[]... itsProperties) {
        return add(type, false, itsData, itsProperties);
    }

    /** Adds an item that is not to be shown alone, and returns its number. */
    public int addHidden(String type, byte[] itsData, byte[]... itsProperties) {
        return add(type, true, itsData, itsProperties);
    }

    private int add(String type, boolean hidden, byte[] itsData, byte[]... itsProperties) {
        data.add(itsData);
        items.add(new Item(type, hidden, properties.size() + 1, itsProperties.length));
        properties.addAll(List.of(itsProperties));
        return items.size();
    }

    public HeifBuilder refer(String type, int from, int... to) {
        ByteBuffer value = shorts(from, to.length);
        for (int item : to) {
            value = ByteBuffer.allocate(value.capacity() + 2).put(value.array()).putShort((short) item);
        }
        references.add(Samples.box(type, value.array()));
        return this;
    }

    /** Returns the file. */
    public byte[] build(int primary) {
        byte[] type = Samples.box("ftyp", ascii(brand), new byte[4], ascii(brand + "mif1"));
        int start = type.length + meta(primary, 0).length + 8;
        return Samples.bytes(out -> {
            out.write(type);
            out.write(meta(primary, start));
            out.write(Samples.box("mdat", data.toArray(byte[][]::new)));
        });
    }

    private byte[] meta(int primary, int dataStart) {
        byte[] handler = Samples.box("hdlr", new byte[8], ascii("pict"), new byte[13]);
        return Samples.box(
                "meta",
                new byte[4],
                handler,
                full("pitm", shorts(primary).array()),
                full("iinf", infos()),
                full("iref", concat(references)),
                Samples.box("iprp", Samples.box("ipco", concat(properties)), associations()),
                full("iloc", locations(dataStart)));
    }

    private byte[] infos() {
        return Samples.bytes(out -> {
            out.writeShort(items.size());
            for (int i = 0; i < items.size(); i++) {
                Item item = items.get(i);
                byte[] flags = {2, 0, 0, (byte) (item.hidden() ? 1 : 0)};
                out.write(Samples.box("infe", flags, shorts(i + 1, 0).array(), ascii(item.type()), new byte[1]));
            }
        });
    }

    private byte[] associations() {
        return Samples.bytes(out -> {
            byte[] entries = Samples.bytes(entry -> {
                entry.writeInt(items.size());
                for (int i = 0; i < items.size(); i++) {
                    entry.writeShort(i + 1);
                    entry.writeByte(items.get(i).properties());
                    for (int j = 0; j < items.get(i).properties(); j++) {
                        entry.writeShort(items.get(i).firstProperty() + j);
                    }
                }
            });
            out.write(Samples.box("ipma", new byte[] {0, 0, 0, 1}, entries));
        });
    }

    private byte[] locations(int dataStart) {
        return Samples.bytes(out -> {
            out.writeShort(0x4400);
            out.writeShort(items.size());
            int position = dataStart;
            for (int i = 0; i < items.size(); i++) {
                int length = data.get(i).length;
                out.write(shorts(i + 1, 0, 1).array());
                out.writeInt(position);
                out.writeInt(length);
                position += length;
            }
        });
    }

    /** The size of a picture. */
    public static byte[] extent(int width, int height) {
        return full("ispe", ByteBuffer.allocate(8).putInt(width).putInt(height).array());
    }

    /** Counterclockwise quarter turns. */
    public static byte[] rotation(int turns) {
        return Samples.box("irot", new byte[] {(byte) turns});
    }

    /** 0 exchanges top and bottom, 1 left and right. */
    public static byte[] mirror(int mode) {
        return Samples.box("imir", new byte[] {(byte) mode});
    }

    /** Keeps the middle of a picture. */
    public static byte[] crop(int width, int height) {
        ByteBuffer value = ByteBuffer.allocate(32);
        value.putInt(width).putInt(1).putInt(height).putInt(1);
        value.putInt(0).putInt(1).putInt(0).putInt(1);
        return Samples.box("clap", value.array());
    }

    /** The kind of an auxiliary picture, such as transparency. */
    public static byte[] auxiliary(String kind) {
        return full("auxC", (kind + '\0').getBytes(StandardCharsets.US_ASCII));
    }

    /** The data of a picture that consists of tiles. */
    public static byte[] grid(int rows, int columns, int width, int height) {
        byte[] start = {0, 0, (byte) (rows - 1), (byte) (columns - 1)};
        return ByteBuffer.allocate(8)
                .put(start)
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    /** The data of an EXIF item. */
    public static byte[] exif(byte[] block) {
        return Samples.bytes(out -> {
            out.writeInt(6);
            out.write(ascii("Exif\0\0"));
            out.write(block);
        });
    }

    private static byte[] full(String type, byte[] value) {
        return Samples.box(type, new byte[4], value);
    }

    private static ByteBuffer shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes;
    }

    private static byte[] concat(List<byte[]> parts) {
        return Samples.bytes(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
