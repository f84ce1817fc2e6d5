/**
 * Opens picture files with the right ImageIO reader. Guards check headers first, because the readers allocate the
 * memory that a header claims.
 *
 * <p>May import {@code imaging.format}, {@code media}, and the libraries {@code com.twelvemonkeys},
 * {@code org.w3c.dom}.
 */
package org.mediaquery.imaging.readers;
