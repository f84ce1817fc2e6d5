/**
 * The write operations of the API: uploads and deletions.
 *
 * <p>May import {@code api}, {@code media}, the ports {@code catalog} and {@code storage}, and {@code jakarta.json};
 * resources also the Jakarta and MicroProfile APIs.
 */
package org.mediaquery.upload;
