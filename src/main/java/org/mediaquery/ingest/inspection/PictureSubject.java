package org.mediaquery.ingest.inspection;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.ObjectVersion;

/** A picture as input for labellers. */
public record PictureSubject(String bucket, String name, ObjectVersion version, Content content, PictureFile file)
        implements Subject {

    @Override
    public BufferedImage picture(int maxSide) {
        return file.picture(maxSide);
    }

    @Override
    public byte[] jpeg(int maxSide, int maxBytes) {
        return file.jpeg(maxSide, maxBytes);
    }

    @Override
    public String frames(Consumer<Frame> frames) {
        throw new IllegalStateException("a picture has no frames");
    }
}
