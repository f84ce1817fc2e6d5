package org.mediaquery.imaging.readers;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.imaging.format.JpegHeader;
import org.mediaquery.imaging.format.TiffBlock;
import org.mediaquery.imaging.format.TiffBlock.Directory;
import org.mediaquery.imaging.format.TiffBlock.Entry;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Checks the directories of a TIFF file before the reader opens it. The reader loads all values of all directories at
 * once, and thousands of fields may refer to the same megabytes, so a small file could fill the memory.
 */
final class TiffGuard {

    /** Enough for the strip tables of the largest pictures and a color profile; the reader expands values eightfold. */
    static final long MAX_VALUE_BYTES = 16L * 1024 * 1024;

    private static final int MAX_DIRECTORIES = 256;
    private static final int MAX_SAMPLES = 8;

    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int TILE_WIDTH = 322;
    private static final int COMPRESSION = 259;
    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;
    private static final int MAX_TILES = 65_536;
    /** StripOffsets and TileOffsets. */
    private static final List<Integer> OFFSETS = List.of(273, 324);
    /** SubIFDs, EXIF, GPS, interoperability (TIFF/EP; EXIF 2.32, section 4.6.3). */
    private static final List<Integer> POINTERS = List.of(330, 0x8769, 0x8825, 0xA005);

    private final TiffBlock block;
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final Set<Long> seen = new HashSet<>();
    private long valueBytes;

    private TiffGuard(TiffBlock block) {
        this.block = block;
    }

    /**
     * Checks the directories of a file.
     *
     * @param bytes a whole TIFF file; gets its byte order
     * @throws UnreadableMediaException if reading it would take too much memory
     */
    static void check(ImageInputStream bytes) throws IOException {
        TiffBlock block = TiffBlock.open(bytes, 0)
                .orElseThrow(() -> new UnreadableMediaException("The picture is broken: it has no TIFF header."));
        new TiffGuard(block).check(bytes.length());
        checkTiles(bytes, block);
    }

    /**
     * Checks strips and tiles that are JPEG files: their own headers apply when they are decoded, so each must be
     * decodable line by line.
     */
    private static void checkTiles(ImageInputStream bytes, TiffBlock block) throws IOException {
        Directory main = block.directory(block.first());
        Optional<Entry> compression = main.find(COMPRESSION);
        long method = compression.isPresent() ? block.number(compression.get()) : 0;
        if (method == OLD_JPEG) {
            throw new UnreadableMediaException(
                    "The picture is a TIFF file with old-style JPEG, which is not supported.");
        }
        if (method == JPEG) {
            for (Entry entry : main.entries()) {
                if (OFFSETS.contains(entry.tag())) {
                    require(entry.count() <= MAX_TILES);
                    for (long offset : block.numbers(entry)) {
                        require(JpegHeader.read(bytes, offset).sequential());
                    }
                }
            }
        }
    }

    private void check(long fileLength) throws IOException {
        waiting.add(block.first());
        while (!waiting.isEmpty()) {
            long offset = waiting.remove();
            if (offset > 0 && offset < fileLength && seen.add(offset)) {
                require(seen.size() <= MAX_DIRECTORIES);
                Directory directory = block.directory(offset);
                waiting.add(directory.next());
                for (Entry entry : directory.entries()) {
                    check(entry, fileLength);
                }
            }
        }
    }

    private void check(Entry entry, long fileLength) throws IOException {
        // the reader ignores values outside of the file
        if (entry.position() + entry.length() <= fileLength) {
            valueBytes += entry.length();
            require(valueBytes <= MAX_VALUE_BYTES);
        }
        if (entry.tag() == SAMPLES_PER_PIXEL) {
            require(block.number(entry) <= MAX_SAMPLES);
        } else if (entry.tag() == TILE_WIDTH) {
            require(block.number(entry) <= PictureLimits.MAX_SIDE);
        } else if (POINTERS.contains(entry.tag())) {
            pointers(entry);
        }
    }

    private void pointers(Entry entry) throws IOException {
        require(entry.count() <= MAX_DIRECTORIES);
        for (long offset : block.numbers(entry)) {
            waiting.add(offset);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new UnreadableMediaException(
                    "The picture is broken: its TIFF directories are larger than any real ones.");
        }
    }
}
