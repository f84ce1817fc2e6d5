/**
 * A program that lists the named models and fetches them with their labels. It verifies a model, converts it if necessary,
 * and writes a description for the service. Start reading at {@code ModelsCommand} and {@code ModelFolder}; the models
 * are entries of {@code models.json}.
 *
 * <p>A separate jar, not part of the WAR; nothing else in {@code src/main} imports it. May import the JDK, {@code
 * jakarta.json}, Commons Compress, and the protobuf classes of ONNX only.
 *
 * <p>May import {@code models.tensorflowjs}, and the libraries {@code ai.onnx.proto}, {@code com.google.protobuf},
 * {@code jakarta.json}, {@code org.apache.commons.compress}.
 */
package org.mediaquery.models;
