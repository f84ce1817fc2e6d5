/**
 * Finds what no event reported: objects without a record, records without an object ({@code Reconciler}), and
 * stalled work ({@code StalledWork}). A lease ensures that only one replica at a time runs each task.
 *
 * <p>May import {@code media} and the ports {@code catalog}, {@code storage} and {@code queue}.
 */
package org.mediaquery.reconcile;
