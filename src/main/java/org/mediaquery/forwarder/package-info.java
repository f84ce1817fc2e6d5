/**
 * The Lambda function that sends the bucket's notifications to the queue. It has a jar of its own and is not part of
 * the WAR.
 *
 * <p>May import the Lambda core and the SQS client; nothing imports it.
 */
package org.mediaquery.forwarder;
