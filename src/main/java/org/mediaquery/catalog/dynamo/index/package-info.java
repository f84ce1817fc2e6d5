/**
 * The inverted index: posting lists by facet and sort order, the layout they are in, and the planner that chooses
 * lists for a search.
 *
 * <p>May import {@code catalog}, {@code catalog.dynamo.counts}, {@code catalog.dynamo.records},
 * {@code catalog.dynamo.table}, {@code catalog.search}, {@code media}, {@code media.labels}, and the libraries
 * {@code software.amazon.awssdk}.
 */
package org.mediaquery.catalog.dynamo.index;
