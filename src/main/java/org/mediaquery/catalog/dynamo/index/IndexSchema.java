package org.mediaquery.catalog.dynamo.index;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What all replicas have to agree on.
 *
 * @param now the layout that readers use
 * @param next the layout that is being built beside it, and written too; null when none is
 * @param secret signs the cursors of lists
 */
public record IndexSchema(IndexLayout now, IndexLayout next, SdkBytes secret) {

    /** The numbers of shards that entries are written for. */
    public Set<Integer> shards() {
        return next == null || next.shards() == now.shards()
                ? Set.of(now.shards())
                : Set.of(now.shards(), next.shards());
    }

    /** The counts that are kept, the newest last. */
    public List<Integer> counts() {
        return next == null ? List.of(now.count()) : List.of(now.count(), next.count());
    }

    /** The newest of the counts that are kept. */
    public int newest() {
        return next == null ? now.count() : next.count();
    }
}
