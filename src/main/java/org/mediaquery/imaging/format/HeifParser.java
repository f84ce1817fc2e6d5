package org.mediaquery.imaging.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediaquery.imaging.format.HeifFile.Item;
import org.mediaquery.imaging.format.HeifFile.Property;
import org.mediaquery.imaging.format.HeifFile.Reference;
import org.mediaquery.imaging.format.IsoBoxes.Box;
import org.mediaquery.media.UnreadableMediaException;

/** Reads the {@code meta} box of a HEIF file (ISO/IEC 14496-12, 8.11), in bounded memory. */
public final class HeifParser {

    private static final int MAX_BOX_BYTES = 1024 * 1024;

    /** Of a property; the ones that are used are shorter. */
    private static final int MAX_PROPERTY_BYTES = 256;

    /** Of the properties whose values are used. */
    private static final Map<String, Integer> PROPERTY_BYTES =
            Map.of("ispe", 12, "clap", 32, "irot", 1, "imir", 1, "auxC", 4);

    /** Of all references and properties of items. A photo of a phone has a few hundred. */
    private static final int MAX_LINKS = 100_000;

    /** The version and the flags, which precede the value of many boxes. */
    private static final int VERSION_BYTES = 4;

    /** Of the type in the header of a box. */
    private static final int TYPE_OFFSET = 4;

    private final IsoBoxes boxes;
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Property> properties = new ArrayList<>();
    private final Map<Long, List<Integer>> associations = new LinkedHashMap<>();
    private Optional<Long> primary = Optional.empty();
    private ByteBuffer locations = ByteBuffer.allocate(0);
    private long dataBox = -1;
    private int links;

    private HeifParser(IsoBoxes boxes) {
        this.boxes = boxes;
    }

    /**
     * Reads the structure of a file.
     *
     * @throws UnreadableMediaException if the file is broken
     * @throws UncheckedIOException if the file cannot be opened
     */
    public static HeifFile read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new HeifParser(new IsoBoxes(in)).parse();
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new UnreadableMediaException("The picture is broken: its headers are too short.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HeifFile parse() throws IOException {
        boxes.visit(box -> {
            boolean found = box.type().equals("meta");
            if (found) {
                boxes.skip(box, VERSION_BYTES);
                boxes.visit(box, this::readMeta);
            }
            return !found;
        });
        return new HeifFile(
                primary, items, references, properties, associations, new ItemLocations(locations, dataBox));
    }

    private boolean readMeta(Box box) throws IOException {
        switch (box.type()) {
            case "pitm" -> {
                ByteBuffer item = boxes.payload(box, MAX_BOX_BYTES);
                primary = Optional.of(number(item, version(item) > 0));
            }
            case "iinf" -> readItems(box);
            case "iref" -> readReferences(box);
            case "iprp" -> boxes.visit(box, this::readProperties);
            case "iloc" -> locations = boxes.payload(box, MAX_BOX_BYTES);
            case "idat" -> dataBox = boxes.position();
            default -> {}
        }
        return true;
    }

    private void readItems(Box box) throws IOException {
        boolean wide = boxes.version(box) > 0;
        // skips the number of items, which follows from their boxes
        boxes.skip(box, wide ? 4 : 2);
        boxes.visit(box, entry -> {
            if (entry.type().equals("infe")) {
                readItem(entry);
            }
            return true;
        });
    }

    private void readItem(Box box) throws IOException {
        long start = boxes.position();
        ByteBuffer entry = boxes.payload(box, MAX_BOX_BYTES);
        int version = version(entry);
        // older versions have no type
        if (version >= 2) {
            long id = number(entry, version > 2);
            entry.getShort();
            long typePosition = start + entry.position();
            items.put(id, new Item(id, fourCharacters(entry), start + VERSION_BYTES - 1, typePosition));
        }
    }

    private void readReferences(Box box) throws IOException {
        boolean wide = boxes.version(box) > 0;
        boxes.visit(box, reference -> {
            ByteBuffer value = boxes.payload(reference, MAX_BOX_BYTES);
            long from = number(value, wide);
            int count = value.getShort() & 0xFFFF;
            countLinks(1 + count);
            List<Long> to = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                to.add(number(value, wide));
            }
            references.add(new Reference(reference.type(), reference.start() + TYPE_OFFSET, from, to));
            return true;
        });
    }

    private boolean readProperties(Box box) throws IOException {
        if (box.type().equals("ipco")) {
            boxes.visit(box, property -> {
                ByteBuffer value = boxes.head(property, MAX_PROPERTY_BYTES);
                if (value.limit() < PROPERTY_BYTES.getOrDefault(property.type(), 0)) {
                    throw new UnreadableMediaException(
                            "The picture is broken: its \"" + property.type() + "\" property is too short.");
                }
                properties.add(new Property(property.type(), value));
                return true;
            });
        } else if (box.type().equals("ipma")) {
            readAssociations(boxes.payload(box, MAX_BOX_BYTES));
        }
        return true;
    }

    private void readAssociations(ByteBuffer box) {
        boolean wideIndex = (box.getInt(0) & 1) != 0;
        boolean wideItem = version(box) > 0;
        long entries = Integer.toUnsignedLong(box.getInt());
        for (long i = 0; i < entries; i++) {
            List<Integer> indexes = associations.computeIfAbsent(number(box, wideItem), id -> new ArrayList<>());
            int count = box.get() & 0xFF;
            countLinks(1 + count);
            for (int j = 0; j < count; j++) {
                // the highest bit says whether the property is essential; indexes count from 1, and 0 means none
                int index = wideIndex ? box.getShort() & 0x7FFF : box.get() & 0x7F;
                if (index > 0) {
                    indexes.add(index - 1);
                }
            }
        }
    }

    private void countLinks(int more) {
        links += more;
        if (links > MAX_LINKS) {
            throw new UnreadableMediaException("The picture is broken: it has too many parts.");
        }
    }

    /** Reads the version, and leaves the buffer after the flags. */
    private static int version(ByteBuffer box) {
        return box.getInt() >>> 24;
    }

    private static long number(ByteBuffer box, boolean wide) {
        return wide ? Integer.toUnsignedLong(box.getInt()) : box.getShort() & 0xFFFF;
    }

    private static String fourCharacters(ByteBuffer box) {
        byte[] characters = new byte[4];
        box.get(characters);
        return new String(characters, StandardCharsets.ISO_8859_1);
    }
}
