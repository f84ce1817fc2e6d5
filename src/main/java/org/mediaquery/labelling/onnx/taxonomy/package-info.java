/**
 * The names of a model's classes, and the everyday parent labels above them.
 *
 * <p>May import {@code media.labels}, {@code labelling.onnx.detection}.
 */
package org.mediaquery.labelling.onnx.taxonomy;
