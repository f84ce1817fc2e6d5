/**
 * Finds model files: local ones where they are, remote ones in a cache, verified by their SHA-256.
 *
 * <p>May import {@code media}.
 */
package org.mediaquery.labelling.onnx.files;
