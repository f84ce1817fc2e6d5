/**
 * The service on one machine: stand-ins for S3, DynamoDB and SQS that speak the real protocols, the real forwarder
 * between them, and the server. For the local run and for tests; never shipped.
 */
package org.mediaquery.local;
