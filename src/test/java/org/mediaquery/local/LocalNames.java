package org.mediaquery.local;

import java.util.Map;

/**
 * The names of the local resources. The service reads them from the same environment variables.
 *
 * @param bucket the bucket for media
 * @param derivedBucket the bucket for derived objects
 * @param table the table of records
 * @param indexTable the table of the index
 */
record LocalNames(String bucket, String derivedBucket, String table, String indexTable) {

    static final String QUEUE = "media-events";
    static final String DEAD_QUEUE = "media-events-dead";

    /** Returns the default names. */
    static LocalNames usual() {
        return of(Map.of());
    }

    /** Reads the names from the environment; the default names apply to the rest. */
    static LocalNames of(Map<String, String> environment) {
        return new LocalNames(
                environment.getOrDefault("MEDIA_BUCKET_NAME", LocalCloud.BUCKET),
                environment.getOrDefault("MEDIA_DERIVED_BUCKET_NAME", LocalCloud.DERIVED_BUCKET),
                environment.getOrDefault("MEDIA_TABLE_NAME", LocalCloud.TABLE),
                environment.getOrDefault("MEDIA_INDEX_TABLE_NAME", LocalCloud.INDEX_TABLE));
    }

    /** Returns the environment variables for the service. */
    Map<String, String> environment() {
        return Map.of(
                "MEDIA_BUCKET_NAME", bucket,
                "MEDIA_DERIVED_BUCKET_NAME", derivedBucket,
                "MEDIA_TABLE_NAME", table,
                "MEDIA_INDEX_TABLE_NAME", indexTable);
    }
}
