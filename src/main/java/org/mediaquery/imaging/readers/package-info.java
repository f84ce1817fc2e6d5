/**
 * Opens picture files with the right ImageIO reader. Guards check headers first, because the readers allocate the
 * memory that a header claims.
 *
 * <p>May import {@code media}, {@code imaging.format} and the ImageIO plug-ins.
 */
package org.mediaquery.imaging.readers;
