package org.mediaquery.labelling.onnx.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mediaquery.labelling.onnx.ocr.BoundingRectangle.Point;

/**
 * The output of the model that finds text: for each pixel the probability that it belongs to the core of a line. Lines
 * are shrunk in it, so that they do not touch (Liao et al., 2020, section 3.3).
 */
final class TextMap {

    /** From here on a pixel belongs to text. These numbers are the defaults of PaddleOCR. */
    private static final float THRESHOLD = 0.3f;

    /** The mean probability of a line. */
    private static final double MIN_MEAN = 0.6;

    /** Of the core of a line, in pixels; less is noise. */
    private static final double MIN_HEIGHT = 3;

    /** By this factor, area over perimeter is the margin by which lines were shrunk. */
    private static final double UNCLIP = 1.5;

    private final float[] probabilities;
    private final int width;
    private final int height;

    /** @param probabilities row by row */
    TextMap(float[] probabilities, int width, int height) {
        this.probabilities = probabilities;
        this.width = width;
        this.height = height;
    }

    /** Returns the lines, in any order. */
    List<TextBox> lines() {
        List<TextBox> lines = new ArrayList<>();
        boolean[] seen = new boolean[probabilities.length];
        int[] queue = new int[probabilities.length];
        for (int start = 0; start < probabilities.length; start++) {
            if (!seen[start] && probabilities[start] > THRESHOLD) {
                int count = collect(start, seen, queue);
                add(queue, count, lines);
            }
        }
        return lines;
    }

    /** Collects the pixels that are connected with one, and returns their number. */
    private int collect(int start, boolean[] seen, int[] queue) {
        int count = 0;
        queue[count++] = start;
        seen[start] = true;
        for (int next = 0; next < count; next++) {
            int x = queue[next] % width;
            int y = queue[next] / width;
            for (int nearY = Math.max(0, y - 1); nearY <= Math.min(height - 1, y + 1); nearY++) {
                for (int nearX = Math.max(0, x - 1); nearX <= Math.min(width - 1, x + 1); nearX++) {
                    int near = nearY * width + nearX;
                    if (!seen[near] && probabilities[near] > THRESHOLD) {
                        seen[near] = true;
                        queue[count++] = near;
                    }
                }
            }
        }
        return count;
    }

    private void add(int[] pixels, int count, List<TextBox> lines) {
        double sum = 0;
        int[] left = new int[height];
        int[] right = new int[height];
        Arrays.fill(left, width);
        Arrays.fill(right, -1);
        for (int i = 0; i < count; i++) {
            sum += probabilities[pixels[i]];
            int row = pixels[i] / width;
            left[row] = Math.min(left[row], pixels[i] % width);
            right[row] = Math.max(right[row], pixels[i] % width + 1);
        }
        if (sum / count < MIN_MEAN) {
            return;
        }
        List<Point> outline = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            if (right[row] >= 0) {
                for (int edge = row; edge <= row + 1; edge++) {
                    outline.add(new Point(left[row], edge));
                    outline.add(new Point(right[row], edge));
                }
            }
        }
        TextBox core = BoundingRectangle.around(outline);
        if (Math.min(core.width(), core.height()) >= MIN_HEIGHT) {
            lines.add(core.expanded(core.area() * UNCLIP / core.perimeter()));
        }
    }
}
