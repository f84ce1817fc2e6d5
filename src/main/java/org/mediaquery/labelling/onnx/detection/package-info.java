/**
 * Object detectors: their output formats, and the suppression of overlapping boxes.
 *
 * <p>May import {@code media}, {@code ai.onnxruntime} and the JDK only.
 */
package org.mediaquery.labelling.onnx.detection;
