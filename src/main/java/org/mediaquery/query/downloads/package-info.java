/**
 * Serves originals: one through a presigned URL, several as an archive.
 *
 * <p>May import {@code api}, {@code media}, {@code media.json}, {@code storage}. Resources may also use the APIs of
 * the server.
 */
package org.mediaquery.query.downloads;
