/**
 * The work queue in Amazon SQS or a compatible service.
 *
 * <p>May import {@code media}, {@code queue} and the SQS client.
 */
package org.mediaquery.queue.sqs;
