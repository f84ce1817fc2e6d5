/**
 * Finds what no event reported: objects without a record, records without an object ({@code Reconciler}), and
 * stalled work ({@code StalledWork}). A lease ensures that only one replica at a time runs each task.
 *
 * <p>May import {@code catalog}, {@code catalog.search}, {@code media}, {@code media.labels}, {@code queue},
 * {@code storage}. Resources and timers may also use the APIs of the server.
 */
package org.mediaquery.reconcile;
