/**
 * The writing side of the API: uploads and deletion. {@code …Resource} classes are the edges.
 *
 * <p>May import {@code media}, the {@code catalog} and {@code storage} ports, {@code query}'s form of a record, and
 * {@code jakarta.json}; edges the Jakarta and MicroProfile APIs.
 */
package org.mediaquery.upload;
