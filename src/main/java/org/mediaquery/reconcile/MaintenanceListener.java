package org.mediaquery.reconcile;

/** Listens to the maintenance tasks of this replica. */
public interface MaintenanceListener {

    /** Ignores everything. */
    MaintenanceListener NONE = new MaintenanceListener() {};

    /** A task is scheduled. Called once, before its first run. */
    default void scheduled(String task) {}

    /** Reconciliation found differences that no event reported, and queued them. */
    default void missed(long count) {}

    /** An object was deleted because it is older than the retention period. */
    default void deleted() {}

    /**
     * A task failed; the next run continues where it stopped.
     *
     * @param task its name
     */
    default void failed(String task) {}
}
