package org.mediaquery.catalog.dynamo.index;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The schema of the index, shared by all replicas.
 *
 * @param now the layout for reads
 * @param next the layout of a running rebuild, which replicas also write; null when there is none
 * @param secret signs page cursors
 */
public record IndexSchema(IndexLayout now, IndexLayout next, SdkBytes secret) {

    /** Returns the shard counts of all layouts that are written. */
    public Set<Integer> shards() {
        return next == null || next.shards() == now.shards()
                ? Set.of(now.shards())
                : Set.of(now.shards(), next.shards());
    }

    /** Returns all layouts that are written. */
    public List<IndexLayout> layouts() {
        return next == null ? List.of(now) : List.of(now, next);
    }

    /** Returns the generations of counts that are maintained, the newest last. */
    public List<Integer> counts() {
        return next == null ? List.of(now.count()) : List.of(now.count(), next.count());
    }

    /** Returns the newest generation of counts. */
    public int newest() {
        return next == null ? now.count() : next.count();
    }
}
