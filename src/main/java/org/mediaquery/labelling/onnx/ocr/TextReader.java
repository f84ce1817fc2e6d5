package org.mediaquery.labelling.onnx.ocr;

import ai.onnxruntime.OrtException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.mediaquery.labelling.onnx.ocr.CtcDecoder.Line;

/** Reads the lines of text in a picture. Lines may be inclined by up to 15°. All threads share one reader. */
public final class TextReader implements AutoCloseable {

    /** The longest side of a picture from which more text can be read than from smaller ones, in pixels. */
    public static final int SIDE = 1920;

    /** A bound for the time; the largest ones count. Rekognition reads at most 100 words. */
    private static final int MAX_BOXES = 100;

    /** A bound for the size of the record: more than a page of a book. */
    private static final int MAX_CHARACTERS = 5000;

    private static final double MAX_ANGLE = Math.toRadians(20);

    /** The model reads horizontal lines only. A single character is at most this much higher than wide. */
    private static final double MAX_SLENDERNESS = 3;

    private static final double MIN_CONFIDENCE = 0.6;

    /** One picture at a time, since each needs hundreds of megabytes outside the heap. */
    private final Lock turn = new ReentrantLock(true);

    private final LineFinder finder;
    private final LineReader reader;

    /**
     * Loads the models.
     *
     * @param detection the model that finds lines
     * @param recognition the model that reads a line
     * @param keys the characters of that model, in its order
     * @throws IllegalArgumentException if a model cannot be used; the message says why
     */
    public TextReader(Path detection, Path recognition, List<String> keys) {
        finder = new LineFinder(detection);
        try {
            reader = new LineReader(recognition, keys);
        } catch (RuntimeException e) {
            finder.close();
            throw e;
        }
    }

    /**
     * Returns the lines of text, from top to bottom.
     *
     * @throws OrtException if a model fails on this picture
     */
    public List<String> read(BufferedImage picture) throws OrtException {
        turn.lock();
        try {
            return readAlone(picture);
        } finally {
            turn.unlock();
        }
    }

    private List<String> readAlone(BufferedImage picture) throws OrtException {
        PicturePyramid pyramid = new PicturePyramid(picture);
        List<TextBox> boxes = finder.find(pyramid, picture.getWidth(), picture.getHeight()).stream()
                .filter(box -> Math.abs(box.angle()) <= MAX_ANGLE && box.height() <= MAX_SLENDERNESS * box.width())
                .sorted(Comparator.comparingDouble(TextBox::area).reversed())
                .limit(MAX_BOXES)
                .toList();
        List<String> lines = new ArrayList<>();
        int characters = 0;
        for (List<TextBox> row : TextRows.of(boxes)) {
            StringJoiner line = new StringJoiner(" ");
            for (TextBox box : row) {
                Line part = reader.read(pyramid, box);
                if (part.confidence() >= MIN_CONFIDENCE && !part.text().isEmpty()) {
                    line.add(part.text());
                }
            }
            characters += line.length();
            if (characters > MAX_CHARACTERS) {
                break;
            }
            if (line.length() > 0) {
                lines.add(line.toString());
            }
        }
        return lines;
    }

    @Override
    public void close() {
        finder.close();
        reader.close();
    }
}
