package org.mediaquery.labelling.onnx.ocr;

import ai.onnxruntime.OrtException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/** Finds lines of text with PP-OCR's detection model. */
final class LineFinder implements AutoCloseable {

    /** The longest side of the model's input, in pixels. */
    private static final int MAX_SIDE = 960;

    /** The sides are multiples of this. */
    private static final int STEP = 32;

    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    private final OcrSession session;

    LineFinder(Path model) {
        session = new OcrSession(model, 4);
    }

    /** Returns the lines, in any order. */
    List<TextBox> find(PicturePyramid pyramid, int width, int height) throws OrtException {
        double factor = Math.min(1, (double) MAX_SIDE / Math.max(width, height));
        int inputWidth = rounded(width * factor);
        int inputHeight = rounded(height * factor);
        BufferedImage picture = pyramid.scaled(inputWidth, inputHeight);
        return session
                .run(
                        inputWidth,
                        inputHeight,
                        input -> BlueFirstTensor.write(picture, inputWidth, MEAN, DEVIATION, input),
                        (values, shape) -> new TextMap(values, (int) shape[3], (int) shape[2]).lines())
                .stream()
                .map(box -> box.scaled((double) width / inputWidth, (double) height / inputHeight))
                .toList();
    }

    private static int rounded(double side) {
        return Math.max(STEP, (int) Math.round(side / STEP) * STEP);
    }

    @Override
    public void close() {
        session.close();
    }
}
