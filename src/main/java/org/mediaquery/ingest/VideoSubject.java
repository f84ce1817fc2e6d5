package org.mediaquery.ingest;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.mediaquery.imaging.FrameReader;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.ObjectVersion;

/** A video to be labelled. */
record VideoSubject(String bucket, String name, ObjectVersion version, Content content, VideoFile file)
        implements Subject {

    /** A video on disk, and what reads it. */
    record VideoFile(Path path, FrameReader reader) {}

    @Override
    public BufferedImage picture(int maxSide) {
        throw new IllegalStateException("a video is no single picture");
    }

    @Override
    public byte[] jpeg(int maxSide, int maxBytes) {
        throw new IllegalStateException("a video is no single picture");
    }

    @Override
    public void frames(Consumer<Frame> frames) {
        file.reader().read(file.path(), content, frames);
    }
}
