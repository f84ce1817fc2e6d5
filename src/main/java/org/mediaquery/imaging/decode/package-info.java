/**
 * Decodes pictures within bounds of memory and time, scales them and makes thumbnails.
 *
 * <p>May import {@code media}, {@code imaging.format}, {@code imaging.readers}, {@code imaging.metadata}, and Thumbnailator.
 */
package org.mediaquery.imaging.decode;
