/**
 * Converts TensorFlow.js graph models to ONNX.
 *
 * <p>May import the JDK, {@code jakarta.json}, and the protobuf classes of ONNX only.
 */
package org.mediaquery.models.tensorflowjs;
