/**
 * Serves originals: one through a presigned URL, several as an archive.
 *
 * <p>May import {@code api}, {@code media}, {@code storage}.
 */
package org.mediaquery.query.downloads;
