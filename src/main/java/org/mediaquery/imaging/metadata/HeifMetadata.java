package org.mediaquery.imaging.metadata;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mediaquery.imaging.format.IsoBoxes;
import org.mediaquery.imaging.format.IsoBoxes.Box;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.UnreadableMediaException;

/**
 * The size and rotation of the primary picture of a HEIF file (ISO/IEC 23008-12). A file has many pictures: tiles,
 * thumbnails, depth maps. A table associates properties with pictures.
 */
final class HeifMetadata {

    private static final int MAX_BOX_BYTES = 1024 * 1024;
    /** The EXIF orientations of 0 to 3 counterclockwise quarter turns. */
    private static final int[] TURNS = {1, 8, 3, 6};

    private final IsoBoxes boxes;
    private final List<ByteBuffer> properties = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private long primary;
    private ByteBuffer associations;

    private HeifMetadata(IsoBoxes boxes) {
        this.boxes = boxes;
    }

    /** Describes a file. The dimensions are null if the file does not have them. */
    static Content describe(Path file, MediaFormat format) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            IsoBoxes boxes = new IsoBoxes(in);
            HeifMetadata metadata = new HeifMetadata(boxes);
            boxes.visit(metadata::readTop);
            return new Content(format.type(), format.contentType(), metadata.dimensions(), null, null);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new UnreadableMediaException("The picture is broken: its headers are too short.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean readTop(Box box) throws IOException {
        if (!box.type().equals("meta")) {
            return true;
        }
        // version and flags precede the children
        boxes.skip(box, 4);
        boxes.visit(box, this::readMeta);
        return false;
    }

    private boolean readMeta(Box box) throws IOException {
        switch (box.type()) {
            case "pitm" -> {
                ByteBuffer item = boxes.payload(box, MAX_BOX_BYTES);
                primary = number(item, version(item) > 0);
            }
            case "iprp" -> boxes.visit(box, this::readProperties);
            default -> {}
        }
        return true;
    }

    private boolean readProperties(Box box) throws IOException {
        if (box.type().equals("ipco")) {
            boxes.visit(box, property -> {
                types.add(property.type());
                boolean wanted =
                        property.type().equals("ispe") || property.type().equals("irot");
                properties.add(wanted ? boxes.payload(property, MAX_BOX_BYTES) : ByteBuffer.allocate(0));
                return true;
            });
        } else if (box.type().equals("ipma")) {
            associations = boxes.payload(box, MAX_BOX_BYTES);
        }
        return true;
    }

    private Dimensions dimensions() {
        int width = 0;
        int height = 0;
        int turns = 0;
        for (int index : ofPrimary()) {
            String type = index < types.size() ? types.get(index) : "";
            if (type.equals("ispe")) {
                width = properties.get(index).getInt(4);
                height = properties.get(index).getInt(8);
            } else if (type.equals("irot")) {
                turns = properties.get(index).get(0) & 3;
            }
        }
        return width > 0 && height > 0 ? ExifOrientation.upright(width, height, TURNS[turns]) : null;
    }

    /** Returns the indexes of the primary picture's properties, from 0 (in the file from 1). */
    private List<Integer> ofPrimary() {
        List<Integer> indexes = new ArrayList<>();
        if (associations == null) {
            return indexes;
        }
        int versionAndFlags = associations.getInt(0);
        boolean wideIndex = (versionAndFlags & 1) != 0;
        boolean wideItem = version(associations) > 0;
        long entries = Integer.toUnsignedLong(associations.getInt());
        for (long i = 0; i < entries; i++) {
            boolean isPrimary = number(associations, wideItem) == primary;
            int count = associations.get() & 0xFF;
            for (int j = 0; j < count; j++) {
                // the highest bit says whether the property is essential
                int index = wideIndex ? associations.getShort() & 0x7FFF : associations.get() & 0x7F;
                if (isPrimary && index > 0) {
                    indexes.add(index - 1);
                }
            }
        }
        return indexes;
    }

    /** Reads the version, and leaves the buffer after the flags. */
    private static int version(ByteBuffer box) {
        return box.getInt() >>> 24;
    }

    private static long number(ByteBuffer box, boolean wide) {
        return wide ? Integer.toUnsignedLong(box.getInt()) : box.getShort() & 0xFFFF;
    }
}
