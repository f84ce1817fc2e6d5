package org.mediaquery.models.tensorflowjs;

/** Values in NHWC, and convolutions as TensorFlow defines them. */
final class Reference {

    final int height;
    final int width;
    private final int channels;
    private final float[] values;

    Reference(int height, int width, int channels, float... values) {
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.values = values;
    }

    interface Filter {
        float weight(int pixel, int channel, int out);
    }

    Reference convolution(String padding, int stride, int kernel, int outs, Filter filter) {
        boolean same = padding.equals("SAME");
        int rows = same ? (height + stride - 1) / stride : (height - kernel) / stride + 1;
        int columns = same ? (width + stride - 1) / stride : (width - kernel) / stride + 1;
        int top = same ? Math.max(0, (rows - 1) * stride + kernel - height) / 2 : 0;
        int left = same ? Math.max(0, (columns - 1) * stride + kernel - width) / 2 : 0;
        float[] sums = new float[rows * columns * outs];
        for (int i = 0; i < sums.length; i++) {
            int out = i % outs;
            int y = i / outs / columns * stride - top;
            int x = i / outs % columns * stride - left;
            for (int pixel = 0; pixel < kernel * kernel; pixel++) {
                int row = y + pixel / kernel;
                int column = x + pixel % kernel;
                if (row < 0 || row >= height || column < 0 || column >= width) {
                    continue;
                }
                for (int channel = 0; channel < channels; channel++) {
                    sums[i] += values[(row * width + column) * channels + channel] * filter.weight(pixel, channel, out);
                }
            }
        }
        return new Reference(rows, columns, outs, sums);
    }

    float[] channelsFirst() {
        float[] moved = new float[values.length];
        int pixels = height * width;
        for (int i = 0; i < values.length; i++) {
            moved[i % channels * pixels + i / channels] = values[i];
        }
        return moved;
    }
}
