/**
 * Counters of records and bytes by facet, and the deltas that a change adds to them.
 *
 * <p>May import {@code catalog}, {@code catalog.dynamo.table}, {@code catalog.search}, {@code media},
 * {@code media.labels}, and the libraries {@code software.amazon.awssdk}.
 */
package org.mediaquery.catalog.dynamo.counts;
