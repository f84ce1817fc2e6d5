/**
 * What a search of the catalog asks for, and a page of its answer.
 *
 * <p>May import {@code media}.
 */
package org.mediaquery.catalog.search;
