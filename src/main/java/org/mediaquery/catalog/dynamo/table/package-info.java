/**
 * What all parts of the DynamoDB adapter share: keys, attributes, facets, parallel calls, and backoff for
 * unprocessed items.
 *
 * <p>May import {@code media}, {@code catalog} and the DynamoDB client.
 */
package org.mediaquery.catalog.dynamo.table;
