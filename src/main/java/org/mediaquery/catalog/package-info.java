/**
 * Ports of the catalog, and their terms: records ({@link org.mediaquery.catalog.Catalog}), leases, dead letters,
 * backfill runs, searches. The {@code InMemory…} classes in the test sources implement the same contracts.
 *
 * <p>May import {@code media} and Failsafe.
 */
package org.mediaquery.catalog;
