/**
 * The service on one machine: stand-ins for S3, DynamoDB and SQS with the real protocols, the real forwarder, and the
 * server. For the local run and for tests; never shipped.
 */
package org.mediaquery.local;
