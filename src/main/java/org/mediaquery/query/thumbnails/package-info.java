/**
 * Serves thumbnails, and creates those that do not exist yet.
 *
 * <p>May import {@code api}, {@code media}, {@code storage}.
 */
package org.mediaquery.query.thumbnails;
