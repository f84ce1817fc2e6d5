/**
 * Consistency check and online rebuild of the index. The only code that scans whole tables.
 *
 * <p>May import {@code catalog}, {@code catalog.dynamo}, {@code catalog.dynamo.counts},
 * {@code catalog.dynamo.index}, {@code catalog.dynamo.records}, {@code catalog.dynamo.table},
 * {@code catalog.search}, {@code media}, {@code media.labels}, and the libraries {@code software.amazon.awssdk}.
 */
package org.mediaquery.catalog.dynamo.check;
