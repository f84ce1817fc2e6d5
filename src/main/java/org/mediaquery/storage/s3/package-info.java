/**
 * Buckets in Amazon S3 and S3-compatible stores. Uploads of unknown length need memory for only one part.
 *
 * <p>May import {@code media}, {@code storage}, and the libraries {@code software.amazon.awssdk}.
 */
package org.mediaquery.storage.s3;
