/**
 * Detects formats from the first bytes of a file, and parses the structures that several readers need (ISO boxes,
 * JPEG headers, TIFF directories). The parsers are our own because they read only what is needed, in bounded
 * memory, whatever a hostile file claims.
 *
 * <p>May import {@code media}.
 */
package org.mediaquery.imaging.format;
