/**
 * Labels pictures and videos with ONNX models in this process, and adds everyday parent labels to the models' classes.
 * Reads text in pictures.
 *
 * <p>May import {@code labelling}, {@code labelling.onnx.detection}, {@code labelling.onnx.files},
 * {@code labelling.onnx.ocr}, {@code labelling.onnx.taxonomy}, {@code media}, {@code media.labels}, and the
 * libraries {@code ai.onnxruntime}.
 */
package org.mediaquery.labelling.onnx;
