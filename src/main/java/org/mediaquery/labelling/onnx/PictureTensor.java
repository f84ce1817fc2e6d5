package org.mediaquery.labelling.onnx;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Converts pictures to the input of a model. */
final class PictureTensor {

    private static final float FULL = 255f;

    private PictureTensor() {}

    /**
     * Returns normalized floats, channel by channel (NCHW). The picture is scaled to a square without keeping its
     * proportions: cropping would lose objects at the edges, which people may search for.
     */
    static FloatBuffer of(BufferedImage picture, PictureInput input) {
        int side = input.side();
        int pixels = side * side;
        int[] rgb = scaled(picture, side).getRGB(0, 0, side, side, null, 0, side);
        float[] values = new float[PictureInput.CHANNELS * pixels];
        for (int channel = 0; channel < PictureInput.CHANNELS; channel++) {
            int shift = 16 - 8 * channel;
            float mean = input.mean().get(channel);
            float deviation = input.deviation().get(channel);
            for (int pixel = 0; pixel < pixels; pixel++) {
                float value = (rgb[pixel] >> shift & 0xff) / FULL;
                values[channel * pixels + pixel] = (value - mean) / deviation;
            }
        }
        return FloatBuffer.wrap(values);
    }

    /** Returns the pixels, three bytes each (NHWC). */
    static ByteBuffer bytes(BufferedImage picture, int side) {
        int[] rgb = scaled(picture, side).getRGB(0, 0, side, side, null, 0, side);
        ByteBuffer bytes = ByteBuffer.allocateDirect(PictureInput.CHANNELS * rgb.length);
        for (int pixel : rgb) {
            bytes.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
        }
        return bytes.rewind();
    }

    private static BufferedImage scaled(BufferedImage picture, int side) {
        BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = square.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(picture, 0, 0, side, side, null);
        } finally {
            graphics.dispose();
        }
        return square;
    }
}
