/**
 * Counters of records and bytes by facet, and the deltas that a change adds to them.
 *
 * <p>May import {@code media}, {@code catalog}, {@code table} and the DynamoDB client.
 */
package org.mediaquery.catalog.dynamo.counts;
