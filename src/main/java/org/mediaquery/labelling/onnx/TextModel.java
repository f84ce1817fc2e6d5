package org.mediaquery.labelling.onnx;

import ai.onnxruntime.OrtException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.labelling.onnx.files.FileCache;
import org.mediaquery.labelling.onnx.ocr.TextReader;

/** A loaded model that reads text. All threads share it. */
final class TextModel implements AutoCloseable {

    private final TextReader reader;

    /**
     * Loads a model.
     *
     * @throws IllegalArgumentException if its files cannot be used; the message says why
     * @throws UncheckedIOException if a file cannot be fetched or read
     */
    TextModel(TextSettings settings, FileCache files) {
        try {
            reader = new TextReader(
                    files.get(settings.detection()),
                    files.get(settings.recognition()),
                    // a line may consist of a space of any kind, or of a character that ends lines in other texts
                    List.of(Files.readString(files.get(settings.keys())).split("\\r?\\n")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(settings.detection().display() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(settings.keys().display() + " is not UTF-8 text", e);
        }
    }

    /** Returns the width and height from which on a picture shows no more text. */
    static int side() {
        return TextReader.SIDE;
    }

    /**
     * Returns the lines of text in a picture, from top to bottom.
     *
     * @throws LabellingException if the model fails on it
     */
    List<String> read(BufferedImage picture) {
        try {
            return reader.read(picture);
        } catch (OrtException | IllegalArgumentException e) {
            throw new LabellingException(
                    Kind.PERMANENT, "The model for text failed on this picture: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
