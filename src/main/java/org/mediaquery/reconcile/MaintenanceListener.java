package org.mediaquery.reconcile;

/** Is told what this replica's maintenance did. */
public interface MaintenanceListener {

    /** For whom nobody watches. */
    MaintenanceListener NONE = new MaintenanceListener() {};

    /** A duty is scheduled. Called once, before its first run. */
    default void scheduled(String duty) {}

    /** The comparison of bucket and catalogue found differences that no event reported, and put them on the queue. */
    default void missed(long count) {}

    /** An object was deleted because it is older than the retention allows. */
    default void deleted() {}

    /**
     * A duty failed; the next run continues with what it left.
     *
     * @param duty its name
     */
    default void failed(String duty) {}
}
