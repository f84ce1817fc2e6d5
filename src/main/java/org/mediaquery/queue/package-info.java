/**
 * The port {@link org.mediaquery.queue.WorkQueue}, and the formats of the messages on it. {@link
 * org.mediaquery.queue.QueueEvents} reads them all.
 *
 * <p>May import {@code media}, and the libraries {@code jakarta.json}.
 */
package org.mediaquery.queue;
