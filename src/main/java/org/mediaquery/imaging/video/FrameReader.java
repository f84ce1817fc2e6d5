package org.mediaquery.imaging.video;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;

/** Reads frames of videos. One implementation uses a program that not every machine has, the other a library. */
public interface FrameReader {

    /** Returns the name of the decoder, {@code ffmpeg} or {@code JCodec}. */
    String name();

    /**
     * Reads frames in order, one at a time.
     *
     * @param content as {@link org.mediaquery.imaging.metadata.VideoMetadata} describes the file
     * @throws org.mediaquery.media.UnreadableMediaException if the video cannot be decoded
     */
    void read(Path file, Content content, Consumer<Frame> frames);

    /**
     * Returns the reader with {@code ffmpeg} if the program is on the path, else the one with JCodec.
     *
     * @param maxPixels the maximum width times height of a frame
     * @param memory the memory that decoders in this process share
     */
    static FrameReader best(long maxPixels, WorkingMemory memory) {
        return FfmpegFrameReader.isInstalled()
                ? FfmpegFrameReader.onPath(maxPixels)
                : new JcodecFrameReader(maxPixels, memory);
    }
}
