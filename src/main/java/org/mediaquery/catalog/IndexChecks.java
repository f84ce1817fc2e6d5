package org.mediaquery.catalog;

import java.util.Optional;

/** Checks and rebuilds the index of the catalog while the service is running. */
public interface IndexChecks {

    /** The most partitions per list: each page of a list takes a call per partition. */
    int MAX_SHARDS = 16;

    /** Returns the report of the running check, or else of the last one; empty when there was none. */
    Optional<ConsistencyReport> last();

    /**
     * Registers a check; {@link #run} executes it.
     *
     * @param rebuild whether to rewrite the index instead of only comparing it with the records
     * @param shards the number of partitions per list after a rebuild, 1 to {@value #MAX_SHARDS}; 0 for no change
     * @throws CheckRunningException when another check is running
     */
    ConsistencyReport start(boolean rebuild, int shards);

    /** Executes a registered check. It may take hours on large tables. */
    void run(ConsistencyReport first);
}
