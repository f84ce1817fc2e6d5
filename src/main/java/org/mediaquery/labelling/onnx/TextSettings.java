package org.mediaquery.labelling.onnx;

import java.util.Objects;
import org.mediaquery.labelling.onnx.files.FileLocation;

/**
 * The files of a model that reads text in pictures, in the form of PP-OCR.
 *
 * @param detection the ONNX model that finds lines
 * @param recognition the ONNX model that reads a line
 * @param keys a UTF-8 text file with one character per line, in the order of the second model's output
 */
public record TextSettings(FileLocation detection, FileLocation recognition, FileLocation keys) {

    public TextSettings {
        Objects.requireNonNull(detection, "detection");
        Objects.requireNonNull(recognition, "recognition");
        Objects.requireNonNull(keys, "keys");
    }
}
