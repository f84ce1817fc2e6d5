/**
 * Serves thumbnails, and creates those that do not exist yet.
 *
 * <p>May import {@code api}, {@code media}, {@code storage}. Resources may also use the APIs of the server.
 */
package org.mediaquery.query.thumbnails;
