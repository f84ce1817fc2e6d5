/**
 * Search criteria, sort order and pages of results.
 *
 * <p>May import {@code media}, {@code media.labels}.
 */
package org.mediaquery.catalog.search;
