/**
 * Reads what files say about themselves: dimensions, orientation, time, duration. Our own parsers, for bounded
 * memory; libraries read whole blocks.
 *
 * <p>May import {@code media}, {@code imaging.format}, {@code imaging.readers}.
 */
package org.mediaquery.imaging.metadata;
