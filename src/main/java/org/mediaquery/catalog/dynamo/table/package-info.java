/**
 * Common parts of the DynamoDB adapter: keys, attributes, facets, parallel calls, and backoff for unprocessed items.
 *
 * <p>May import {@code catalog}, {@code catalog.search}, {@code media}, {@code media.labels}, and the libraries
 * {@code software.amazon.awssdk}.
 */
package org.mediaquery.catalog.dynamo.table;
