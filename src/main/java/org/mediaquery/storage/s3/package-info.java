/**
 * Buckets in Amazon S3, or anything that speaks its protocol. Uploads of unknown length need memory for one part
 * only.
 *
 * <p>May import {@code media}, {@code storage} and the S3 client.
 */
package org.mediaquery.storage.s3;
