package org.mediaquery.imaging.metadata;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.mediaquery.imaging.format.IsoBoxes;
import org.mediaquery.imaging.format.IsoBoxes.Box;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.UnreadableMediaException;

/**
 * The dimensions, duration and times in a {@code moov} box (ISO/IEC 14496-12, 8.2 and 8.3; QuickTime File Format,
 * "Movie Atoms").
 */
final class MovieHeader {

    private static final int MAX_HEADER_BYTES = 4096;
    /** "vide" */
    private static final int VIDEO_HANDLER = 0x76696465;

    private static final int MAX_META_BYTES = 1024 * 1024;
    /** Larger sizes, which no encoder writes, are invalid. */
    private static final int MAX_SIDE = 65_535;

    private static final long MAX_SECONDS = 366L * 24 * 3600;

    /** The epoch of the file, 1904, in seconds since 1970. */
    private static final long EPOCH_SECONDS =
            Instant.parse("1904-01-01T00:00:00Z").getEpochSecond();
    /** The first year of the QuickTime format. Earlier times are from clocks that were never set. */
    private static final int FIRST_YEAR = 1991;

    private static final int LAST_YEAR = 2100;

    private final IsoBoxes boxes;
    private final List<Track> videoTracks = new ArrayList<>();
    private boolean hasHeader;
    private long creationSeconds;
    private long timescale;
    private long duration;
    private long fragmentDuration;
    private LocalDateTime appleCreationDate;

    /** @param boxes positioned after the header of the {@code moov} box */
    MovieHeader(IsoBoxes boxes) {
        this.boxes = boxes;
    }

    /** The values of a track. */
    private static final class Track {
        private Dimensions dimensions;
        private boolean enabled;
        private boolean video;
    }

    void read(Box moov) throws IOException {
        try {
            boxes.visit(moov, this::readPart);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new UnreadableMediaException("The video is broken: its headers are too short.", e);
        }
        if (!hasHeader) {
            throw new UnreadableMediaException("The video is broken: it has no movie header.");
        }
    }

    boolean hasVideo() {
        return !videoTracks.isEmpty();
    }

    /** Returns the upright dimensions of the first enabled video track; null if unknown. */
    Dimensions dimensions() {
        return videoTracks.stream()
                .filter(track -> track.enabled)
                .findFirst()
                .or(() -> videoTracks.stream().findFirst())
                .map(track -> track.dimensions)
                .orElse(null);
    }

    /** Returns the duration; null if unknown, as in live recordings. */
    Long durationMillis() {
        long units = duration > 0 ? duration : fragmentDuration;
        if (timescale == 0 || units <= 0 || units / timescale > MAX_SECONDS) {
            return null;
        }
        return units / timescale * 1000 + units % timescale * 1000 / timescale;
    }

    /** Returns the local time of an Apple device, else the creation time, which is UTC; null if invalid. */
    LocalDateTime takenAt() {
        if (appleCreationDate != null) {
            return appleCreationDate;
        }
        if (creationSeconds <= 0 || creationSeconds > 0xFFFF_FFFFL) {
            return null;
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(creationSeconds + EPOCH_SECONDS, 0, ZoneOffset.UTC);
        return time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR ? time : null;
    }

    private boolean readPart(Box box) throws IOException {
        switch (box.type()) {
            case "mvhd" -> readHeader(boxes.payload(box, MAX_HEADER_BYTES));
            case "mvex" -> boxes.visit(box, this::readFragments);
            case "trak" -> readTrack(box);
            case "meta" ->
                appleCreationDate = AppleMetadata.creationDate(boxes.payload(box, MAX_META_BYTES))
                        .orElse(null);
            default -> {}
        }
        return true;
    }

    private void readHeader(ByteBuffer header) {
        hasHeader = true;
        boolean large = isLarge(header);
        creationSeconds = number(header, large);
        // the modification time
        number(header, large);
        timescale = Integer.toUnsignedLong(header.getInt());
        duration = number(header, large);
        if (!large && duration == 0xFFFF_FFFFL) {
            // all ones: unknown
            duration = 0;
        }
    }

    private boolean readFragments(Box box) throws IOException {
        if (box.type().equals("mehd")) {
            ByteBuffer header = boxes.payload(box, MAX_HEADER_BYTES);
            fragmentDuration = number(header, isLarge(header));
        }
        return true;
    }

    private void readTrack(Box trak) throws IOException {
        Track track = new Track();
        boxes.visit(trak, box -> {
            if (box.type().equals("tkhd")) {
                readTrackHeader(boxes.payload(box, MAX_HEADER_BYTES), track);
            } else if (box.type().equals("mdia")) {
                boxes.visit(box, part -> readHandler(part, track));
            }
            return true;
        });
        if (track.video) {
            videoTracks.add(track);
        }
    }

    private static void readTrackHeader(ByteBuffer header, Track track) {
        int versionAndFlags = header.getInt(0);
        track.enabled = (versionAndFlags & 1) != 0;
        boolean large = isLarge(header);
        // times, track, duration; then layer, group, volume, with their reserved fields
        header.position(header.position() + (large ? 32 : 20) + 16);
        int[] matrix = new int[9];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = header.getInt();
        }
        // fixed point, 16.16 bits
        int width = header.getInt() >>> 16;
        int height = header.getInt() >>> 16;
        if (width > 0 && width <= MAX_SIDE && height > 0 && height <= MAX_SIDE) {
            track.dimensions = ExifOrientation.upright(width, height, orientation(matrix));
        }
    }

    /** Returns the EXIF orientation of a matrix, which maps (x, y) to (ax + cy, bx + dy), if it is a quarter turn. */
    private static int orientation(int[] matrix) {
        int a = matrix[0];
        int b = matrix[1];
        int c = matrix[3];
        int d = matrix[4];
        if (a == 0 && d == 0 && b != 0 && c != 0) {
            if (b > 0) {
                return c < 0 ? 6 : 5;
            }
            return c > 0 ? 8 : 7;
        }
        if (a < 0) {
            return d < 0 ? 3 : 2;
        }
        return d < 0 ? 4 : 1;
    }

    private boolean readHandler(Box box, Track track) throws IOException {
        if (box.type().equals("hdlr")) {
            ByteBuffer handler = boxes.payload(box, MAX_HEADER_BYTES);
            // after version, flags, and a field that only QuickTime fills
            track.video = handler.getInt(8) == VIDEO_HANDLER;
        }
        return true;
    }

    /** Returns whether times and durations have 64 bits, and leaves the buffer after version and flags. */
    private static boolean isLarge(ByteBuffer header) {
        return header.getInt() >>> 24 == 1;
    }

    private static long number(ByteBuffer header, boolean large) {
        return large ? header.getLong() : Integer.toUnsignedLong(header.getInt());
    }
}
