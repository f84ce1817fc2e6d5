package org.mediaquery.labelling.onnx.ocr;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;

/** Converts pictures to the input of PP-OCR's models: channels in the order blue, green, red. */
final class BlueFirstTensor {

    static final int CHANNELS = 3;
    private static final float FULL = 255f;

    private BlueFirstTensor() {}

    /**
     * Writes {@code (value / 255 - mean) / deviation}, channel by channel.
     *
     * @param width of the tensor; a narrower picture is followed by zeros
     * @param mean of the three channels
     * @param deviation of the three channels
     */
    static void write(BufferedImage picture, int width, float[] mean, float[] deviation, FloatBuffer tensor) {
        int height = picture.getHeight();
        int[] rgb = picture.getRGB(0, 0, picture.getWidth(), height, null, 0, picture.getWidth());
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    int value = (rgb[y * picture.getWidth() + x] >> (8 * channel)) & 0xFF;
                    tensor.put((value / FULL - mean[channel]) / deviation[channel]);
                }
                for (int x = picture.getWidth(); x < width; x++) {
                    tensor.put(0);
                }
            }
        }
        tensor.rewind();
    }
}
