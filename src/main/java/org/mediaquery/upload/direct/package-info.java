/**
 * Uploads that clients send to the store themselves, through presigned links.
 *
 * <p>May import {@code api}, {@code catalog}, {@code media}, {@code media.json}, {@code media.labels},
 * {@code storage}, {@code upload}, and the libraries {@code jakarta.json}. Resources may also use the APIs of the
 * server.
 */
package org.mediaquery.upload.direct;
