package org.mediaquery.labelling.onnx.ocr;

import ai.onnxruntime.OrtException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.mediaquery.labelling.onnx.ocr.CtcDecoder.Line;

/** Reads one line of text with PP-OCR's recognition model. */
final class LineReader implements AutoCloseable {

    private static final int HEIGHT = 48;

    /** Of the pictures with which the model was trained. */
    private static final int MIN_WIDTH = 320;

    /** About 150 characters. */
    private static final int MAX_WIDTH = 3200;

    private static final float[] HALF = {0.5f, 0.5f, 0.5f};

    private final OcrSession session;
    private final CtcDecoder decoder;

    /** @param keys the characters that the model knows, in its order */
    LineReader(Path model, List<String> keys) {
        decoder = new CtcDecoder(keys);
        session = new OcrSession(model, 3);
        long classes = session.lastDimension();
        if (classes > 0 && classes != decoder.classes()) {
            session.close();
            throw new IllegalArgumentException("the model has " + classes + " characters, but its key list has "
                    + keys.size() + " lines, which makes " + decoder.classes());
        }
    }

    Line read(PicturePyramid pyramid, TextBox box) throws OrtException {
        int width = (int) Math.round(Math.min(MAX_WIDTH, Math.max(1, box.width() * HEIGHT / box.height())));
        BufferedImage line = pyramid.cut(box, width, HEIGHT);
        int inputWidth = Math.max(MIN_WIDTH, width);
        return session.run(
                inputWidth,
                HEIGHT,
                input -> BlueFirstTensor.write(line, inputWidth, HALF, HALF, input),
                (values, shape) -> decoder.decode(steps(values, (int) shape[1], (int) shape[2])));
    }

    private static float[][] steps(float[] values, int count, int classes) {
        float[][] steps = new float[count][];
        for (int i = 0; i < count; i++) {
            steps[i] = Arrays.copyOfRange(values, i * classes, (i + 1) * classes);
        }
        return steps;
    }

    @Override
    public void close() {
        session.close();
    }
}
