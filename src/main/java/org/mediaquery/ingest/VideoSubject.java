package org.mediaquery.ingest;

import java.awt.image.BufferedImage;
import org.mediaquery.labelling.Subject;
import org.mediaquery.media.Content;
import org.mediaquery.media.ObjectVersion;

/** A video to be labelled. */
record VideoSubject(String bucket, String name, ObjectVersion version, Content content) implements Subject {

    @Override
    public BufferedImage picture(int maxSide) {
        throw new IllegalStateException("a video is no single picture");
    }

    @Override
    public byte[] jpeg(int maxSide, int maxBytes) {
        throw new IllegalStateException("a video is no single picture");
    }
}
