package org.mediaquery.imaging.metadata;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mediaquery.imaging.format.HeifFile;
import org.mediaquery.imaging.format.HeifFile.Extent;
import org.mediaquery.imaging.format.HeifFile.Item;
import org.mediaquery.imaging.format.HeifFile.Property;
import org.mediaquery.imaging.format.HeifParser;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;

/**
 * The metadata of the primary picture of a HEIF file (ISO/IEC 23008-12). Its properties alone say how it is cropped,
 * rotated and mirrored; the orientation in the EXIF data, which many cameras write too, has no meaning (6.5.10).
 */
final class HeifMetadata {

    /** The EXIF orientations of 0 to 3 counterclockwise quarter turns. */
    private static final int[] TURNED = {1, 8, 3, 6};

    /** The same, of a picture whose top and bottom were exchanged before. */
    private static final int[] MIRRORED = {4, 7, 2, 5};

    private HeifMetadata() {}

    /** Describes a file. The dimensions are null if the file does not have them. */
    static Content describe(Path file, MediaFormat format) {
        HeifFile heif = HeifParser.read(file);
        Optional<Long> primary = heif.primary();
        Dimensions dimensions = primary.flatMap(heif::extent)
                .map(extent -> dimensions(extent, heif.properties(primary.get())))
                .orElse(null);
        return new Content(format.type(), format.contentType(), dimensions, takenAt(file, heif), null);
    }

    private static Dimensions dimensions(Extent extent, List<Property> properties) {
        int width = extent.width();
        int height = extent.height();
        int turns = 0;
        boolean mirrored = false;
        for (Property property : properties) {
            ByteBuffer value = property.value();
            switch (property.type()) {
                case "clap" -> {
                    // fractions; cropping comes before rotating (ISO/IEC 23000-22, 7.3.6.7)
                    width = cropped(width, value.getInt(0), value.getInt(4));
                    height = cropped(height, value.getInt(8), value.getInt(12));
                }
                case "irot" -> turns += value.get(0) & 3;
                case "imir" -> {
                    // 0 exchanges top and bottom; left and right are exchanged by half a turn more
                    turns = (value.get(0) & 1) * 2 - turns;
                    mirrored = !mirrored;
                }
                default -> {}
            }
        }
        return ExifOrientation.upright(width, height, (mirrored ? MIRRORED : TURNED)[turns & 3]);
    }

    /** Returns the cropped side; the same if it is impossible. */
    private static int cropped(int side, int numerator, int denominator) {
        if (numerator <= 0 || denominator <= 0) {
            return side;
        }
        long cropped = Math.round((double) numerator / denominator);
        return cropped >= 1 && cropped < side ? (int) cropped : side;
    }

    private static LocalDateTime takenAt(Path file, HeifFile heif) {
        // a file may have EXIF data of other pictures too
        Optional<Item> exif = heif.items().stream()
                .filter(item -> item.type().equals("Exif"))
                .max(Comparator.comparing(item -> describesPrimary(heif, item)));
        OptionalLong position = exif.isPresent() ? heif.position(exif.get().id()) : OptionalLong.empty();
        return position.isPresent() ? Exif.inHeif(file, position.getAsLong()).takenAt() : null;
    }

    private static boolean describesPrimary(HeifFile heif, Item exif) {
        return heif.references().stream()
                .filter(reference -> reference.type().equals("cdsc") && reference.from() == exif.id())
                .anyMatch(reference -> reference.to().contains(heif.primary().orElse(-1L)));
    }
}
