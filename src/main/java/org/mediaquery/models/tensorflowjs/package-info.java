/**
 * Converts TensorFlow.js graph models to ONNX.
 *
 * <p>May import the libraries {@code ai.onnx.proto}, {@code com.google.protobuf}, {@code jakarta.json}.
 */
package org.mediaquery.models.tensorflowjs;
