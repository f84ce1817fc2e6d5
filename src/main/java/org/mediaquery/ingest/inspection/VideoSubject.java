package org.mediaquery.ingest.inspection;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.ObjectVersion;

/** A video as input for labellers. */
public record VideoSubject(String bucket, String name, ObjectVersion version, Content content, VideoFile file)
        implements Subject {

    @Override
    public BufferedImage picture(int maxSide) {
        throw new IllegalStateException("a video is not a single picture");
    }

    @Override
    public byte[] jpeg(int maxSide, int maxBytes) {
        throw new IllegalStateException("a video is not a single picture");
    }

    @Override
    public String frames(Consumer<Frame> frames) {
        return file.frames(content, frames);
    }
}
