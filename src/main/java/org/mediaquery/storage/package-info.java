/**
 * The bytes of the bucket's objects: the port {@link org.mediaquery.storage.MediaStore} and its S3 adapter; and what is made
 * from them, in a bucket of its own: thumbnails, and detections that are too many for a record.
 *
 * <p>May import {@code media}, the S3 client, and {@code jakarta.json} (a parser, nothing of the server).
 */
package org.mediaquery.storage;
