package org.mediaquery.imaging.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.mediaquery.imaging.readers.JdkPlugins;

/** Writes JPEG files without metadata: no location, time or camera. */
public final class JpegEncoder {

    /** The smallest limit for {@link #encodeWithin}: one pixel with its tables needs less. */
    public static final int MIN_BYTES = 1024;

    private static final float BEST_QUALITY = 0.9f;
    /** Below this, blocks are visible, and fewer pixels look better. */
    private static final float LEAST_QUALITY = 0.5f;

    private static final float QUALITY_STEP = 0.1f;
    private static final double SIZE_STEP = 0.75;

    private final ImageWriterSpi provider = JdkPlugins.writer("jpeg");

    /**
     * Encodes a picture.
     *
     * @param picture of any type; transparent parts become white
     * @param quality 0 (smallest) to 1 (best)
     */
    public byte[] encode(BufferedImage picture, float quality) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
            ImageWriter writer = provider.createWriterInstance();
            try {
                ImageWriteParam param = writer.getDefaultWriteParam();
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
                writer.setOutput(output);
                writer.write(null, new IIOImage(Flattener.flatten(picture), null, null), param);
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /**
     * Encodes a picture to a limited size: first lowers the quality, then reduces the picture.
     *
     * @param picture of any type; transparent parts become white
     * @param maxBytes the maximum size of the file, at least {@link #MIN_BYTES}
     */
    public byte[] encodeWithin(BufferedImage picture, int maxBytes) {
        if (maxBytes < MIN_BYTES) {
            throw new IllegalArgumentException("no JPEG file fits in " + maxBytes + " bytes");
        }
        BufferedImage smaller = Flattener.flatten(picture);
        for (float quality = BEST_QUALITY; quality > LEAST_QUALITY; quality -= QUALITY_STEP) {
            byte[] file = encode(smaller, quality);
            if (file.length <= maxBytes) {
                return file;
            }
        }
        byte[] file = encode(smaller, LEAST_QUALITY);
        while (file.length > maxBytes) {
            int longest = Math.max(smaller.getWidth(), smaller.getHeight());
            smaller = PictureScaler.reduce(smaller, Math.max(1, (int) (longest * SIZE_STEP)));
            file = encode(smaller, LEAST_QUALITY);
        }
        return file;
    }
}
