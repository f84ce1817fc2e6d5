/**
 * The bytes of the bucket's objects: the port {@link org.mediaquery.storage.MediaStore} and its S3 adapter; and the
 * thumbnails that are made from them, in a bucket of their own.
 *
 * <p>May import {@code media}, and the S3 client.
 */
package org.mediaquery.storage;
