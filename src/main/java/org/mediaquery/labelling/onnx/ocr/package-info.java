/**
 * Reads text in pictures with two models: one finds lines, the other reads one line. The models have the form of PP-OCR
 * (PaddleOCR): "differentiable binarization" (Liao et al., 2020) and CTC (Graves et al., 2006).
 *
 * <p>May import the libraries {@code ai.onnxruntime}.
 */
package org.mediaquery.labelling.onnx.ocr;
