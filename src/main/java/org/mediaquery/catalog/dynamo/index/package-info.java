/**
 * The inverted index: posting lists by facet and sort order, the layout they are in, and the planner that chooses
 * lists for a search.
 *
 * <p>May import {@code media}, {@code catalog}, {@code table}, {@code records}, {@code counts} and the DynamoDB
 * client.
 */
package org.mediaquery.catalog.dynamo.index;
