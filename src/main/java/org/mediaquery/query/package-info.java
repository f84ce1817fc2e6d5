/**
 * The read operations of the API: lists, records, labels, facets, statistics, downloads, thumbnails.
 *
 * <p>May import {@code api}, {@code media}, the ports {@code catalog} and {@code storage}, and {@code jakarta.json};
 * resources also the Jakarta and MicroProfile APIs.
 */
package org.mediaquery.query;
