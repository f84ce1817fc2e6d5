/**
 * Common parts of the DynamoDB adapter: keys, attributes, facets, parallel calls, and backoff for unprocessed items.
 *
 * <p>May import {@code media}, {@code catalog} and the DynamoDB client.
 */
package org.mediaquery.catalog.dynamo.table;
