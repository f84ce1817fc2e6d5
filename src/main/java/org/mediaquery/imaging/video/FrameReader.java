package org.mediaquery.imaging.video;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;

/** Takes frames out of videos. Two real things stand behind it: a program that not every machine has, and a library. */
public interface FrameReader {

    /** What it is, for the log: {@code ffmpeg} or {@code JCodec}. */
    String name();

    /**
     * Hands on frames from the start to the end, one at a time.
     *
     * @param content as {@link org.mediaquery.imaging.metadata.VideoMetadata} describes the file
     * @throws org.mediaquery.media.UnreadableMediaException when it cannot decode the video
     */
    void read(Path file, Content content, Consumer<Frame> frames);

    /**
     * The faster one, if its program is on the path; else the one that is always there.
     *
     * @param maxPixels of a frame, width times height; larger ones are refused
     * @param memory that decoders in this process take at a time
     */
    static FrameReader best(long maxPixels, WorkingMemory memory) {
        return FfmpegFrameReader.isInstalled()
                ? FfmpegFrameReader.onPath(maxPixels)
                : new JcodecFrameReader(maxPixels, memory);
    }
}
