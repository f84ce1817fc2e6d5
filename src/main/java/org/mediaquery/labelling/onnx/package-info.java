/**
 * A labeller that runs an image classification model in ONNX form inside this process, and the everyday words above
 * the model's classes.
 *
 * <p>May import {@code labelling}, {@code media}, {@code ai.onnxruntime} and the JDK only.
 */
package org.mediaquery.labelling.onnx;
