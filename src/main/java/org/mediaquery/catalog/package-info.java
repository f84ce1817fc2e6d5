/**
 * Records and labels, kept and found: the ports {@link org.mediaquery.catalog.Catalog} and
 * {@link org.mediaquery.catalog.Leases}, and their DynamoDB adapters.
 *
 * <p>A record's way into the index begins at {@link org.mediaquery.catalog.DynamoCatalog}: {@code Change} tells what is left
 * to do, {@code Settling} and {@code Counting} do it. A search's way begins at {@code IndexReader}, which asks {@code Plan}.
 * {@link org.mediaquery.catalog.Census} checks all of it. What it costs is in {@code docs/catalogue.md}.
 *
 * <p>Detections that are too many for an item are in {@code storage}'s bucket for derived objects
 * ({@code DetectionOverflow}), which nobody outside of this room has to know.
 *
 * <p>May import {@code media}, the {@code storage} port, the DynamoDB client, and {@code jakarta.json} (a parser, nothing of the
 * server).
 */
package org.mediaquery.catalog;
