/**
 * The Lambda function that sends notifications of the bucket to the queue. It has a separate jar and is not part of
 * the WAR.
 *
 * <p>May import the libraries {@code com.amazonaws.services.lambda}, {@code software.amazon.awssdk}.
 */
package org.mediaquery.forwarder;
