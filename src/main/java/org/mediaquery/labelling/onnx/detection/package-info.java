/**
 * Models that say where things are: the forms of their outputs, and what remains of boxes that overlap.
 *
 * <p>May import {@code media}, {@code ai.onnxruntime} and the JDK only.
 */
package org.mediaquery.labelling.onnx.detection;
