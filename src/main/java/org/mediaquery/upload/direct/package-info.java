/**
 * Uploads that clients send to the store themselves, through presigned links.
 *
 * <p>May import {@code upload}, {@code api}, {@code media}, the ports {@code catalog} and {@code storage}, and {@code
 * jakarta.json}; resources also the Jakarta and MicroProfile APIs.
 */
package org.mediaquery.upload.direct;
