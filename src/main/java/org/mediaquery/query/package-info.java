/**
 * The reading side of the API: lists, single records, downloads, thumbnails. {@code …Resource} classes are the edges.
 *
 * <p>May import {@code media}, the {@code catalog} and {@code storage} ports, and {@code jakarta.json} to write
 * answers; edges the Jakarta and MicroProfile APIs.
 */
package org.mediaquery.query;
