/**
 * Records and labels, kept and found: the ports {@link org.mediaquery.catalog.Catalog} and
 * {@link org.mediaquery.catalog.Leases}, and their DynamoDB adapters.
 *
 * <p>A record's way into the index begins at {@link org.mediaquery.catalog.DynamoCatalog}: {@code Change} tells what is left
 * to do, {@code Settling} and {@code Counting} do it. A search's way begins at {@code IndexReader}, which asks {@code Plan}.
 * {@link org.mediaquery.catalog.Census} checks all of it. What it costs is in {@code docs/catalogue.md}.
 *
 * <p>May import {@code media} and the DynamoDB client.
 */
package org.mediaquery.catalog;
