/**
 * The write operations of the API: uploads and deletions.
 *
 * <p>May import {@code api}, {@code catalog}, {@code catalog.search}, {@code media}, {@code media.labels},
 * {@code storage}, and the libraries {@code jakarta.json}, {@code jakarta.ws.rs.core},
 * {@code org.apache.commons.fileupload2}. Resources may also use the APIs of the server.
 */
package org.mediaquery.upload;
