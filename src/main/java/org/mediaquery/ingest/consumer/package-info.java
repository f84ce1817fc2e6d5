/**
 * Polls the queue, processes messages with a bounded pool of workers, and decides what happens to a message that
 * fails ({@code FailurePolicy}).
 *
 * <p>May import {@code catalog}, {@code catalog.search}, {@code imaging.format}, {@code ingest},
 * {@code ingest.objects}, {@code labelling}, {@code media}, {@code media.labels}, {@code queue}, {@code storage},
 * and the libraries {@code software.amazon.awssdk.retries.api}.
 */
package org.mediaquery.ingest.consumer;
