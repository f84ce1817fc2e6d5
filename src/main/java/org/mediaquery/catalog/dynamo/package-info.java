/**
 * The catalog in DynamoDB. {@link org.mediaquery.catalog.dynamo.DynamoCatalog} writes a record and a pending change
 * in one transaction ({@code records}, {@code changes}); index and counters follow ({@code index}, {@code counts}).
 * {@code docs/catalog.md} explains layout, consistency and cost.
 *
 * <p>May import {@code catalog}, {@code catalog.dynamo.changes}, {@code catalog.dynamo.counts},
 * {@code catalog.dynamo.index}, {@code catalog.dynamo.records}, {@code catalog.dynamo.table},
 * {@code catalog.search}, {@code media}, {@code media.labels}, {@code storage}, and the libraries
 * {@code software.amazon.awssdk}.
 */
package org.mediaquery.catalog.dynamo;
