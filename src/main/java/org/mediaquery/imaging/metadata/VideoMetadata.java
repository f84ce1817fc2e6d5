package org.mediaquery.imaging.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.mediaquery.imaging.format.IsoBoxes;
import org.mediaquery.imaging.format.IsoBoxes.Box;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.media.Content;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Reads what a video file says about itself. Needs a few kilobytes of memory, whatever the file's size, and wherever in
 * it the headers are.
 */
public final class VideoMetadata {

    /**
     * Describes a video. MP4, QuickTime and 3GPP have dimensions, duration and time of recording (local on Apple's
     * devices, else UTC) in the answer as far as they tell them; MP4 files without pictures are told as
     * {@code audio/mp4}. Other formats are not looked into.
     *
     * @param in the file from its first byte; its {@link InputStream#skip} is called for more than 64 KiB at a time
     *     only, and may jump. It is read no further than the headers, and not closed.
     * @param format what {@link MediaFormat#sniff} told of it
     * @throws UnreadableMediaException when the file is broken or not complete
     * @throws UncheckedIOException when the stream cannot be read
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
                    "The video has no index (\"moov\" box): its recording or its upload did not come to an end.");
        }
        return movie;
    }

    private static boolean isMovie(Box box) {
        return box.type().equals("moov");
    }
}
