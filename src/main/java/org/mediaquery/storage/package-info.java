/**
 * The port {@link org.mediaquery.storage.MediaStore} to one bucket, and the stores of derived objects that build on
 * it.
 *
 * <p>May import {@code media}.
 */
package org.mediaquery.storage;
