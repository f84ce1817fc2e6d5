/**
 * Clients of AWS services. Region, credentials and endpoints come from the SDK's own provider chains.
 *
 * <p>May import the AWS SDK and {@code platform.config}.
 */
package org.mediaquery.platform.aws;
