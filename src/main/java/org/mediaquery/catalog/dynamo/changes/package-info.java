/**
 * Pending changes, a transactional outbox: written together with a record, completed by any replica. {@code
 * IndexUpdater} brings the index up to date, {@code CountUpdater} the counters.
 *
 * <p>May import {@code media}, {@code catalog}, the other packages of {@code catalog.dynamo} but {@code check}, and
 * the DynamoDB client.
 */
package org.mediaquery.catalog.dynamo.changes;
