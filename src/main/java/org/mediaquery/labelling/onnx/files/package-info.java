/**
 * Finds model files: local ones where they are, remote ones in a cache, verified by their SHA-256.
 *
 * <p>May import the JDK only.
 */
package org.mediaquery.labelling.onnx.files;
