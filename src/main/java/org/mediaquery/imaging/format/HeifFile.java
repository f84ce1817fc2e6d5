package org.mediaquery.imaging.format;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The structure of a HEIF file (ISO/IEC 23008-12). A file has many items: pictures, tiles of pictures, thumbnails, depth
 * maps, EXIF data. Properties belong to items, and references connect them. All values are unchecked claims of the file.
 */
public final class HeifFile {

    private final Optional<Long> primary;
    private final Map<Long, Item> items;
    private final List<Reference> references;
    private final List<Property> properties;
    private final Map<Long, List<Integer>> associations;
    private final ItemLocations locations;

    HeifFile(
            Optional<Long> primary,
            Map<Long, Item> items,
            List<Reference> references,
            List<Property> properties,
            Map<Long, List<Integer>> associations,
            ItemLocations locations) {
        this.primary = primary;
        this.items = items;
        this.references = references;
        this.properties = properties;
        this.associations = associations;
        this.locations = locations;
    }

    /**
     * An item.
     *
     * @param type four characters, such as {@code hvc1} or {@code Exif}
     * @param flagPosition the position in the file of the byte whose lowest bit hides the item
     * @param typePosition the position in the file of the type
     */
    public record Item(long id, String type, long flagPosition, long typePosition) {}

    /**
     * A property of items.
     *
     * @param type four characters, such as {@code ispe}
     * @param value the first bytes of its value; complete for {@code ispe}, {@code clap}, {@code irot} and {@code imir}
     */
    public record Property(String type, ByteBuffer value) {}

    /**
     * A reference from an item to others.
     *
     * @param type four characters, such as {@code dimg}
     * @param typePosition the position in the file of the type
     */
    public record Reference(String type, long typePosition, long from, List<Long> to) {}

    /**
     * The size of a picture before it is cropped and rotated.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     */
    public record Extent(int width, int height) {}

    /** Returns the picture to show; empty if the file names none. */
    public Optional<Long> primary() {
        return primary;
    }

    /** Returns the items of which the type is known. */
    public List<Item> items() {
        return List.copyOf(items.values());
    }

    /** Returns all references, in the order of the file. */
    public List<Reference> references() {
        return references;
    }

    /** Returns the properties of an item, in the order in which they apply. */
    public List<Property> properties(long item) {
        List<Property> found = new ArrayList<>();
        for (int index : associations.getOrDefault(item, List.of())) {
            if (index < properties.size()) {
                found.add(properties.get(index));
            }
        }
        return found;
    }

    /** Returns the size of a picture; empty if it has none, or an impossible one. */
    public Optional<Extent> extent(long item) {
        Optional<Extent> extent = Optional.empty();
        for (Property property : properties(item)) {
            if (property.type().equals("ispe")) {
                int width = property.value().getInt(4);
                int height = property.value().getInt(8);
                extent = width > 0 && height > 0 ? Optional.of(new Extent(width, height)) : Optional.empty();
            }
        }
        return extent;
    }

    /** Returns the position in the file of the first byte of an item; empty if it is elsewhere. */
    public OptionalLong position(long item) {
        return locations.position(item);
    }
}
