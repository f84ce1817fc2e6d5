package org.mediaquery.labelling;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.function.Consumer;
import org.mediaquery.imaging.decode.JpegEncoder;
import org.mediaquery.imaging.decode.PictureScaler;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.Frame;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;

/** A picture in memory. */
public record FakeSubject(BufferedImage whole) implements Subject {

    @Override
    public String bucket() {
        return "media";
    }

    @Override
    public String name() {
        return "picture.jpg";
    }

    @Override
    public ObjectVersion version() {
        return new ObjectVersion("etag", 1, null, null, Instant.EPOCH);
    }

    @Override
    public Content content() {
        return new Content(
                MediaType.IMAGE, "image/jpeg", new Dimensions(whole.getWidth(), whole.getHeight(), 1), null, null);
    }

    @Override
    public BufferedImage picture(int maxSide) {
        return PictureScaler.reduce(whole, maxSide);
    }

    @Override
    public String frames(Consumer<Frame> frames) {
        throw new IllegalStateException("a picture is no video");
    }

    @Override
    public byte[] jpeg(int maxSide, int maxBytes) {
        return new JpegEncoder().encodeWithin(picture(maxSide), maxBytes);
    }
}
