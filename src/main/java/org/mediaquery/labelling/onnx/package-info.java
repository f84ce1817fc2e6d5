/**
 * Labels pictures and videos with ONNX models in this process, and adds everyday parent labels to the models' classes.
 * Reads text in pictures.
 *
 * <p>May import {@code labelling}, {@code media} and ONNX Runtime.
 */
package org.mediaquery.labelling.onnx;
