package org.mediaquery.local;

import java.util.Map;

/**
 * What the local things are called; the service reads the same names from the same environment variables.
 *
 * @param bucket for media
 * @param derivedBucket for what is made from them
 * @param table of the records
 * @param indexTable of the index
 */
record LocalNames(String bucket, String derivedBucket, String table, String indexTable) {

    static final String QUEUE = "media-events";
    static final String DEAD_QUEUE = "media-events-dead";

    /** The names that are used when nobody asks for others. */
    static LocalNames usual() {
        return of(Map.of());
    }

    /** The names that the environment asks for, and the usual ones for the rest. */
    static LocalNames of(Map<String, String> environment) {
        return new LocalNames(
                environment.getOrDefault("MEDIA_BUCKET_NAME", LocalCloud.BUCKET),
                environment.getOrDefault("MEDIA_DERIVED_BUCKET_NAME", LocalCloud.DERIVED_BUCKET),
                environment.getOrDefault("MEDIA_TABLE_NAME", LocalCloud.TABLE),
                environment.getOrDefault("MEDIA_INDEX_TABLE_NAME", LocalCloud.INDEX_TABLE));
    }

    /** Tells the service these names. */
    Map<String, String> environment() {
        return Map.of(
                "MEDIA_BUCKET_NAME", bucket,
                "MEDIA_DERIVED_BUCKET_NAME", derivedBucket,
                "MEDIA_TABLE_NAME", table,
                "MEDIA_INDEX_TABLE_NAME", indexTable);
    }
}
