/**
 * Consistency check and online rebuild of the index. The only code that scans whole tables.
 *
 * <p>May import {@code media}, {@code catalog}, all of {@code catalog.dynamo} and the DynamoDB client.
 */
package org.mediaquery.catalog.dynamo.check;
