/**
 * Converts HEIC and AVIF pictures, for which Java has no decoder, with the program {@code heif-dec} or {@code
 * heif-convert} of libheif. The files are not trusted: their claims are checked first, and the program gets a copy that
 * has only the picture to show.
 *
 * <p>May import {@code imaging.decode}, {@code imaging.format}, {@code imaging.programs}, {@code imaging.readers},
 * {@code media}.
 */
package org.mediaquery.imaging.heif;
