/**
 * Records and labels, kept and found: the ports {@link org.mediaquery.catalog.Catalog} and
 * {@link org.mediaquery.catalog.Leases}, and their DynamoDB adapters.
 *
 * <p>May import {@code media} and the DynamoDB client.
 */
package org.mediaquery.catalog;
