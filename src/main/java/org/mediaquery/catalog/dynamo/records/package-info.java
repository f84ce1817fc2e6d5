/**
 * Records as DynamoDB items, and the conditions under which they are written.
 *
 * <p>May import {@code media}, {@code catalog}, {@code catalog.dynamo.table} and the DynamoDB client.
 */
package org.mediaquery.catalog.dynamo.records;
