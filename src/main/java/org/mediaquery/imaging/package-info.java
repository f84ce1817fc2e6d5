/**
 * What bytes are: recognising formats, reading sizes and metadata, decoding pictures within bounds, thumbnails.
 *
 * <p>May import {@code media} and imaging libraries.
 */
package org.mediaquery.imaging;
