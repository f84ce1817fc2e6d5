/**
 * Decodes pictures within bounds of memory and time, scales them and makes thumbnails.
 *
 * <p>May import {@code media}, the other packages of {@code imaging} but {@code video}, and Thumbnailator.
 */
package org.mediaquery.imaging.decode;
