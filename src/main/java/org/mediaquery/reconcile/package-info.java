/**
 * Finds what no event reported: objects without a record, records without an object ({@code Reconciler}), and work
 * that stalled ({@code StalledWork}). A lease makes one replica do it at a time.
 *
 * <p>May import {@code media} and the ports {@code catalog}, {@code storage} and {@code queue}.
 */
package org.mediaquery.reconcile;
