/**
 * A labeller that runs models in ONNX form inside this process, classifiers and detectors, and the everyday words above
 * their classes. Begin at {@code OnnxLabeller} and {@code OnnxModel}.
 *
 * <p>May import {@code labelling}, {@code media}, {@code ai.onnxruntime} and the JDK only.
 */
package org.mediaquery.labelling.onnx;
