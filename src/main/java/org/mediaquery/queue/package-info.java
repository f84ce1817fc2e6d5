/**
 * The queue that carries all work: the port {@link org.mediaquery.queue.WorkQueue}, its SQS adapter, and the forms of
 * the messages on it ({@link org.mediaquery.queue.Notices}).
 *
 * <p>May import {@code media}, the SQS client, and {@code jakarta.json} (a parser, nothing of the server).
 */
package org.mediaquery.queue;
