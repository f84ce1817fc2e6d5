/**
 * Labels pictures and videos with an ONNX model in this process, and adds everyday parent labels to the model's
 * classes.
 *
 * <p>May import {@code labelling}, {@code media} and ONNX Runtime.
 */
package org.mediaquery.labelling.onnx;
