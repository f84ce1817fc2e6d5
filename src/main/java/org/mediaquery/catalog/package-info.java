/**
 * Ports of the catalog, and their terms: records ({@link org.mediaquery.catalog.Catalog}), leases, dead letters,
 * backfill runs, searches. {@code InMemory…} classes beside the tests implement the same contracts.
 *
 * <p>May import {@code media}.
 */
package org.mediaquery.catalog;
