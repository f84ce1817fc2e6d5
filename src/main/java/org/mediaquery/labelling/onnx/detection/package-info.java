/**
 * Object detectors: their output formats, and the suppression of overlapping boxes.
 *
 * <p>May import {@code media.labels}, and the libraries {@code ai.onnxruntime}.
 */
package org.mediaquery.labelling.onnx.detection;
