package org.mediaquery.imaging.metadata;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.OptionalLong;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.imaging.format.ExifLocator;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.format.TiffBlock;
import org.mediaquery.imaging.format.TiffBlock.Directory;
import org.mediaquery.imaging.format.TiffBlock.Entry;
import org.mediaquery.imaging.readers.PictureReaders;
import org.mediaquery.media.UnreadableMediaException;

/**
 * The orientation and time in a picture's EXIF data (CIPA DC-008, "EXIF 2.32").
 *
 * @param orientation 1 to 8 (tag 0x0112); 1 if absent or invalid
 * @param takenAt when the picture was taken, in the camera's local time (tag 0x9003); null if absent or invalid
 */
public record Exif(int orientation, LocalDateTime takenAt) {

    static final Exif NONE = new Exif(1, null);

    private static final int ORIENTATION = 0x0112;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int DATE_TIME_ORIGINAL = 0x9003;

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final int DATE_TIME_LENGTH = 19;
    /** The oldest surviving photograph is from 1826 or 1827. */
    private static final int FIRST_YEAR = 1826;

    /** Reads the EXIF data of a file. Treats broken data as absent, since the picture itself may be valid. */
    public static Exif of(Path file, MediaFormat format) {
        return read(file, bytes -> ExifLocator.locate(bytes, format));
    }

    /**
     * Reads the EXIF data in an item of a HEIF file (ISO/IEC 23008-12, annex A), like {@link #of}.
     *
     * @param position of the item in the file
     */
    static Exif inHeif(Path file, long position) {
        return read(file, bytes -> OptionalLong.of(ExifLocator.inHeifItem(bytes, position)));
    }

    private static Exif read(Path file, PictureReaders.BytesTask<OptionalLong> locator) {
        return PictureReaders.read(file, bytes -> {
            try {
                OptionalLong start = locator.run(bytes);
                return start.isPresent() ? at(bytes, start.getAsLong()) : NONE;
            } catch (IOException | RuntimeException e) {
                return NONE;
            }
        });
    }

    private static Exif at(ImageInputStream bytes, long start) throws IOException {
        Optional<TiffBlock> found = TiffBlock.open(bytes, start);
        if (found.isEmpty()) {
            return NONE;
        }
        TiffBlock block = found.get();
        Directory main = block.directory(block.first());
        Optional<Entry> orientation = main.find(ORIENTATION);
        long number = orientation.isPresent() ? block.number(orientation.get()) : 1;
        return new Exif(number >= 1 && number <= 8 ? (int) number : 1, takenAt(block, main));
    }

    private static LocalDateTime takenAt(TiffBlock block, Directory main) {
        try {
            Optional<Entry> pointer = main.find(EXIF_DIRECTORY);
            if (pointer.isEmpty()) {
                return null;
            }
            Optional<Entry> time = block.directory(block.number(pointer.get())).find(DATE_TIME_ORIGINAL);
            return time.isEmpty() ? null : parse(block.ascii(time.get(), DATE_TIME_LENGTH));
        } catch (IOException | UnreadableMediaException e) {
            // keep the orientation, which was read before
            return null;
        }
    }

    private static LocalDateTime parse(String text) {
        try {
            LocalDateTime time = LocalDateTime.parse(text, DATE_TIME);
            return time.getYear() >= FIRST_YEAR ? time : null;
        } catch (DateTimeException e) {
            // cameras whose clock was never set write zeros or blanks
            return null;
        }
    }
}
