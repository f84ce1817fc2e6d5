/**
 * Polls the queue, processes messages with a bounded pool of workers, and decides what happens to a message that
 * fails ({@code FailurePolicy}).
 *
 * <p>May import {@code ingest}, {@code ingest.objects}, {@code media}, and the ports {@code catalog}, {@code queue},
 * {@code storage}; of the AWS SDK only its backoff strategies.
 */
package org.mediaquery.ingest.consumer;
