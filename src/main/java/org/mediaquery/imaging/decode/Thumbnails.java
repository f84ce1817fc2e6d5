package org.mediaquery.imaging.decode;

import java.awt.image.BufferedImage;

/** Creates the thumbnails of the album. */
public final class Thumbnails {

    /** Blocks do not show yet, and files are a quarter smaller than with 0.85. */
    private static final float QUALITY = 0.75f;

    private final JpegEncoder encoder;

    public Thumbnails(JpegEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * Creates a JPEG file without metadata.
     *
     * @param picture the result of {@link PictureDecoder}
     * @param maxSide the maximum side in pixels, at least 1; smaller pictures are not enlarged
     */
    public byte[] thumbnail(BufferedImage picture, int maxSide) {
        return encoder.encode(PictureScaler.reduce(Flattener.flatten(picture), maxSide), QUALITY);
    }
}
