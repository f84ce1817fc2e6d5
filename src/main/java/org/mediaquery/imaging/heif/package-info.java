/**
 * Converts HEIC and AVIF pictures, for which Java has no decoder, with the program {@code heif-dec} or {@code
 * heif-convert} of libheif. The files are not trusted: their claims are checked first, and the program gets a copy that
 * has only the picture to show.
 *
 * <p>May import {@code media}, {@code imaging.format}, {@code imaging.readers}, {@code imaging.decode}, {@code
 * imaging.programs}.
 */
package org.mediaquery.imaging.heif;
