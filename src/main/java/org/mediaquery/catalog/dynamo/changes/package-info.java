/**
 * Pending changes, a transactional outbox: written together with a record, completed by any replica. {@code
 * IndexUpdater} brings the index up to date, {@code CountUpdater} the counters.
 *
 * <p>May import {@code catalog}, {@code catalog.dynamo.counts}, {@code catalog.dynamo.index},
 * {@code catalog.dynamo.records}, {@code catalog.dynamo.table}, {@code catalog.search}, {@code media},
 * {@code media.labels}, and the libraries {@code software.amazon.awssdk}.
 */
package org.mediaquery.catalog.dynamo.changes;
