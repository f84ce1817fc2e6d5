/**
 * Labels objects that are already in the bucket. Progress survives crashes, and any replica continues it.
 *
 * <p>May import {@code media}, {@code reconcile} for its diff of bucket and catalog, and the ports {@code catalog},
 * {@code storage} and {@code queue}; the resource also JAX-RS, CDI and OpenAPI.
 */
package org.mediaquery.backfill;
