/**
 * Decodes pictures within bounds of memory and time, scales them and makes thumbnails.
 *
 * <p>May import {@code imaging.format}, {@code imaging.metadata}, {@code imaging.readers}, {@code media}, and the
 * libraries {@code net.coobird}.
 */
package org.mediaquery.imaging.decode;
