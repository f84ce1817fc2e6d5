/**
 * Reads the metadata of files: dimensions, orientation, time, duration. The parsers are our own, for bounded memory;
 * libraries read whole blocks.
 *
 * <p>May import {@code media}, {@code imaging.format}, {@code imaging.readers}.
 */
package org.mediaquery.imaging.metadata;
