/**
 * The queue in Amazon SQS, or anything that speaks its protocol.
 *
 * <p>May import {@code media}, {@code queue} and the SQS client.
 */
package org.mediaquery.queue.sqs;
