/**
 * The writing side of the API: uploads and deletion. {@code …Resource} classes are the edges.
 *
 * <p>May import {@code media}, the {@code catalog} and {@code storage} ports, {@code query}'s form of a record,
 * {@code jakarta.json}, Failsafe and Commons FileUpload; edges the Jakarta and MicroProfile APIs.
 */
package org.mediaquery.upload;
