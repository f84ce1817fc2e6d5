/**
 * Reads the metadata of files: dimensions, orientation, time, duration. The parsers are our own, for bounded memory;
 * libraries read whole blocks.
 *
 * <p>May import {@code imaging.format}, {@code imaging.readers}, {@code media}.
 */
package org.mediaquery.imaging.metadata;
