/**
 * The work queue in Amazon SQS or a compatible service.
 *
 * <p>May import {@code queue}, and the libraries {@code jakarta.json}, {@code software.amazon.awssdk}.
 */
package org.mediaquery.queue.sqs;
