package org.mediaquery.labelling.onnx;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** A picture as a model wants it. */
final class PictureTensor {

    private static final float FULL = 255f;

    private PictureTensor() {}

    /**
     * The channels one after the other (NCHW). The picture is squashed to a square: cropping would lose what stands at
     * its edges, and the labels are for finding it.
     */
    static FloatBuffer of(BufferedImage picture, PictureInput input) {
        int side = input.side();
        int pixels = side * side;
        int[] rgb = squashed(picture, side).getRGB(0, 0, side, side, null, 0, side);
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

    /** The pixels one after the other, three bytes each (NHWC). */
    static ByteBuffer bytes(BufferedImage picture, int side) {
        int[] rgb = squashed(picture, side).getRGB(0, 0, side, side, null, 0, side);
        ByteBuffer bytes = ByteBuffer.allocateDirect(PictureInput.CHANNELS * rgb.length);
        for (int pixel : rgb) {
            bytes.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
        }
        return bytes.rewind();
    }

    private static BufferedImage squashed(BufferedImage picture, int side) {
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
