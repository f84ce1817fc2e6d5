/**
 * Named models as a program: lists them, fetches one with its labels, checks it, converts it where needed, and writes what
 * the service needs to know of it beside it. Begin at {@code ModelsCommand} and {@code ModelFolder}; the models themselves
 * are entries of {@code models.json}.
 *
 * <p>A jar of its own, not part of the WAR; nothing else in {@code src/main} imports it. May import the JDK, {@code
 * jakarta.json}, Commons Compress, and the protobuf classes of ONNX only.
 */
package org.mediaquery.models;
