/**
 * Ports of the catalog, and their terms: records ({@link org.mediaquery.catalog.Catalog}), leases, dead letters,
 * backfill runs, searches. The {@code InMemory…} classes in the test sources implement the same contracts.
 *
 * <p>May import {@code catalog.search}, {@code media}, {@code media.labels}, and the libraries {@code dev.failsafe}.
 */
package org.mediaquery.catalog;
