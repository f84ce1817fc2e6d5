/**
 * The Lambda that puts the bucket's notifications on the queue. Built into a jar of its own, and not part of the WAR.
 *
 * <p>May import the Lambda core and the SQS client; nobody imports it.
 */
package org.mediaquery.forwarder;
