/**
 * The names of a model's classes, and the everyday parent labels above them.
 *
 * <p>May import {@code labelling.onnx.detection}, {@code media.labels}.
 */
package org.mediaquery.labelling.onnx.taxonomy;
