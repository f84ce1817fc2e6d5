/**
 * Deletes objects that are older than the retention period, with their records and derived objects.
 *
 * <p>May import {@code catalog}, {@code catalog.search}, {@code media}, {@code reconcile}, {@code storage}.
 * Resources and timers may also use the APIs of the server.
 */
package org.mediaquery.retention;
