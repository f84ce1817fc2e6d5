package org.mediaquery.imaging.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.format.IsoBoxes;
import org.mediaquery.imaging.format.IsoBoxes.Box;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.media.Content;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Reads the metadata of video files. Needs a few kilobytes of memory, whatever the size of the file and the position of
 * its headers.
 */
public final class VideoMetadata {

    /**
     * Describes a video. For MP4, QuickTime and 3GPP, the result has the dimensions, duration and time of recording
     * (local for Apple devices, else UTC) if the file has them; MP4 files without a video track become {@code
     * audio/mp4}. Other formats are not parsed.
     *
     * @param in the file from its first byte. {@link InputStream#skip} is called only for more than 64 KiB at a time,
     *     and may seek. The stream is read up to the end of the headers, and not closed.
     * @param format the result of {@link FormatDetector#detect}
     * @throws UnreadableMediaException if the file is broken or incomplete
     * @throws UncheckedIOException if the stream cannot be read
     */
    public Content describe(InputStream in, MediaFormat format) {
        if (!format.isIsoMovie()) {
            return Content.of(format.type(), format.contentType());
        }
        try {
            MovieHeader movie = movie(in);
            if (!movie.hasVideo()) {
                return Content.of(MediaFormat.MP4_AUDIO.type(), MediaFormat.MP4_AUDIO.contentType());
            }
            return new Content(
                    format.type(), format.contentType(), movie.dimensions(), movie.takenAt(), movie.durationMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MovieHeader movie(InputStream in) throws IOException {
        IsoBoxes boxes = new IsoBoxes(in);
        MovieHeader movie = new MovieHeader(boxes);
        boolean[] found = new boolean[1];
        boxes.visit(box -> {
            found[0] = isMovie(box);
            if (found[0]) {
                movie.read(box);
            }
            return !found[0];
        });
        if (!found[0]) {
            throw new UnreadableMediaException(
                    "The video has no index (\"moov\" box): its recording or its upload was not completed.");
        }
        return movie;
    }

    private static boolean isMovie(Box box) {
        return box.type().equals("moov");
    }
}
