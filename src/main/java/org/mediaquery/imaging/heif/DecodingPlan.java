package org.mediaquery.imaging.heif;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediaquery.imaging.format.HeifFile;
import org.mediaquery.imaging.format.HeifFile.Extent;
import org.mediaquery.imaging.format.HeifFile.Reference;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.media.UnreadableMediaException;

/**
 * What is decoded to show the primary picture of a HEIF file: the picture itself, the tiles that it consists of, and its
 * transparency.
 *
 * @param primary the picture
 * @param items the picture and all other items that are decoded for it
 * @param transparent whether it has transparency
 * @param pixels the size of the largest item
 */
record DecodingPlan(long primary, Set<Long> items, boolean transparent, long pixels) {

    /**
     * Measured with pictures of 12 and 49 megapixels: 5 (4:2:0 to JPEG) to 8 (to PNG). The libraries keep planes, and
     * sometimes RGB.
     */
    static final int PIXEL_BYTES = 8;

    /** The tiles of a photo have at most twice its pixels, its transparency as many; and a margin. */
    private static final int MAX_REPEATS = 4;

    /** 100 megapixels in tiles of 512 x 512 are 400. */
    private static final int MAX_PARTS = 4096;

    /** The types of transparency (ISO/IEC 23000-22, 7.3.5.2 and ISO/IEC 23008-12, B.2.4.3). */
    private static final List<String> ALPHA =
            List.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1");

    /** The type of a property starts after its version and flags. */
    private static final int TYPE_START = 4;

    /**
     * Plans decoding, and checks all sizes that the file claims.
     *
     * @throws UnreadableMediaException if the picture is too large, or has no size
     */
    static DecodingPlan of(HeifFile file, PictureLimits limits) {
        long primary = file.primary()
                .orElseThrow(
                        () -> new UnreadableMediaException("The file does not say which of its pictures to show."));
        Map<Long, List<Reference>> tiles = file.references().stream()
                .filter(reference -> reference.type().equals("dimg"))
                .collect(Collectors.groupingBy(Reference::from));
        Map<Long, Long> sizes = new HashMap<>();
        Deque<Long> next = new ArrayDeque<>(List.of(primary));
        file.references().stream()
                .filter(reference -> isAlphaOf(file, reference, primary))
                .forEach(reference -> next.add(reference.from()));
        boolean transparent = next.size() > 1;
        long pixels = 0;
        for (int parts = 1; !next.isEmpty(); parts++) {
            long item = next.remove();
            // items are decoded as often as they are referred to
            pixels += sizes.computeIfAbsent(item, id -> size(file, id, limits));
            for (Reference reference : tiles.getOrDefault(item, List.of())) {
                if (parts + next.size() + reference.to().size() > MAX_PARTS) {
                    throw new UnreadableMediaException("The picture consists of more than " + MAX_PARTS + " parts.");
                }
                next.addAll(reference.to());
            }
        }
        if (pixels > Math.max(MAX_REPEATS * sizes.get(primary), limits.maxPixels())) {
            throw new UnreadableMediaException("The picture is too large: its parts have " + pixels
                    + " pixels together, but the whole has " + sizes.get(primary) + ".");
        }
        long largest = sizes.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        return new DecodingPlan(primary, Set.copyOf(sizes.keySet()), transparent, largest);
    }

    /** Returns whether a reference is one that decoding needs. */
    boolean needs(Reference reference) {
        return items.contains(reference.from())
                && switch (reference.type()) {
                    case "dimg", "auxl", "prem" -> true;
                    default -> false;
                };
    }

    private static long size(HeifFile file, long item, PictureLimits limits) {
        Extent extent = file.extent(item)
                .orElseThrow(() -> new UnreadableMediaException(
                        "The picture has no size in its metadata, so it cannot be decoded."));
        limits.check(extent.width(), extent.height(), PIXEL_BYTES);
        return (long) extent.width() * extent.height();
    }

    private static boolean isAlphaOf(HeifFile file, Reference reference, long picture) {
        return reference.type().equals("auxl")
                && reference.to().equals(List.of(picture))
                && file.properties(reference.from()).stream()
                        .filter(property -> property.type().equals("auxC"))
                        .map(property -> StandardCharsets.US_ASCII
                                .decode(property.value().duplicate().position(TYPE_START))
                                .toString())
                        .anyMatch(type -> ALPHA.stream().anyMatch(type::startsWith));
    }
}
