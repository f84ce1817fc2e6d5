/**
 * The Lambda function that sends notifications of the bucket to the queue. It has a separate jar and is not part of
 * the WAR.
 *
 * <p>May import the Lambda core and the SQS client; nothing imports it.
 */
package org.mediaquery.forwarder;
