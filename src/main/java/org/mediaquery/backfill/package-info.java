/**
 * Old buckets: has what is in the bucket labelled that no event told of, in an order that survives crashes, and walks
 * bucket and catalogue side by side.
 *
 * <p>May import {@code media} and the ports {@code catalog}, {@code storage} and {@code queue}; the resource also JAX-RS,
 * CDI and OpenAPI. {@code command} is a program of its own that imports nothing but the JDK.
 */
package org.mediaquery.backfill;
