/**
 * The read operations of the API: lists, records, labels, facets, statistics, downloads, thumbnails.
 *
 * <p>May import {@code api}, {@code catalog}, {@code catalog.search}, {@code media}, {@code media.json},
 * {@code media.labels}, {@code storage}, and the libraries {@code jakarta.json}. Resources may also use the APIs of
 * the server.
 */
package org.mediaquery.query;
