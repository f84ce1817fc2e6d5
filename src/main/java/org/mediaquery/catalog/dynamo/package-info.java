/**
 * The catalog in DynamoDB. {@link org.mediaquery.catalog.dynamo.DynamoCatalog} writes a record and a pending change
 * in one transaction ({@code records}, {@code changes}); index and counters follow ({@code index}, {@code counts}).
 * {@code docs/catalog.md} explains layout, consistency and cost.
 *
 * <p>May import {@code media}, {@code catalog} and the DynamoDB client.
 */
package org.mediaquery.catalog.dynamo;
