/**
 * Search criteria, sort order and pages of results.
 *
 * <p>May import {@code media}.
 */
package org.mediaquery.catalog.search;
