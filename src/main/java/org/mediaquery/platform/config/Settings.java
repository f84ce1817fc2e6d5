package org.mediaquery.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.retention.RetentionPolicy;
import org.mediaquery.storage.BucketScope;

/**
 * The validated configuration.
 *
 * @param resources the AWS resources
 * @param labelling the labellers, and which labels are kept
 * @param work how messages are processed
 * @param links the download links of originals
 * @param retention which objects are deleted when; null if none ever
 */
public record Settings(
        Resources resources, LabellingSettings labelling, Work work, Links links, RetentionPolicy retention) {

    /** S3's rules for bucket names (Amazon S3 User Guide, "Bucket naming rules"); without ARNs and access points. */
    private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

    /** DynamoDB's rules for table names (developer guide, "Naming rules"). */
    private static final String TABLE = "[A-Za-z0-9_.-]{3,255}";

    /**
     * Names of buckets, tables and the queue.
     *
     * @param bucket the bucket of the objects
     * @param derivedBucket the bucket of thumbnails and other derived data
     * @param prefix the prefix of the keys of objects to process; empty for all
     * @param tables the tables of the catalog
     * @param queueUrl the URL of the work queue
     */
    public record Resources(String bucket, String derivedBucket, String prefix, TableNames tables, String queueUrl) {

        public BucketScope scope() {
            return new BucketScope(bucket, prefix);
        }
    }

    /**
     * How messages are processed.
     *
     * @param concurrency the number of messages that are processed concurrently
     * @param maxAttempts the failed attempts after which a message moves to the dead letters
     * @param visibilityTimeout how long a worker may be without a heartbeat before others take over its messages
     * @param shutdownTimeout how long messages in flight may take to finish after a shutdown begins
     * @param reconcileInterval how often the bucket is compared with the catalog
     * @param sizes the size limits of objects
     */
    public record Work(
            int concurrency,
            int maxAttempts,
            Duration visibilityTimeout,
            Duration shutdownTimeout,
            Duration reconcileInterval,
            Sizes sizes) {}

    /**
     * Size limits; larger objects are not decoded.
     *
     * @param maxPictureBytes the maximum size of a picture, in bytes
     * @param maxPicturePixels the maximum width times height of a picture
     * @param maxVideoBytes the maximum size of a video, in bytes
     * @param maxVideoPixels the maximum width times height of a video frame
     */
    public record Sizes(long maxPictureBytes, long maxPicturePixels, long maxVideoBytes, long maxVideoPixels) {}

    /**
     * Presigned download links.
     *
     * @param life how long a download link is valid
     * @param endpoint the S3 endpoint that browsers use; null for the endpoint of the service
     */
    public record Links(Duration life, URI endpoint) {}

    /**
     * Reads and validates all keys.
     *
     * @param source returns the value of a key, including defaults
     * @param isExplicit returns whether the value of a key comes from the environment, and not from the defaults
     * @throws ConfigurationException for the first invalid key
     */
    public static Settings read(Function<String, Optional<String>> source, Predicate<String> isExplicit) {
        ConfigReader values = new ConfigReader(new RenamedKeys(source, isExplicit)::value);
        return new Settings(
                resources(values), LabellingSettings.read(values), work(values), links(values), retention(values));
    }

    private static Resources resources(ConfigReader values) {
        String names = "a bucket name: 3 to 63 lower-case letters, digits, dots and hyphens";
        String bucket = values.matching("MEDIA_BUCKET_NAME", BUCKET, names);
        String derived = values.matching("MEDIA_DERIVED_BUCKET_NAME", BUCKET, names);
        if (bucket.equals(derived)) {
            throw ConfigReader.wrong(
                    "MEDIA_DERIVED_BUCKET_NAME",
                    derived,
                    "different from MEDIA_BUCKET_NAME, or each thumbnail would be labeled in turn",
                    null);
        }
        String tables = "a table name: 3 to 255 letters, digits, underscores, dots and hyphens";
        String records = values.matching("MEDIA_TABLE_NAME", TABLE, tables);
        String index = values.matching("MEDIA_INDEX_TABLE_NAME", TABLE, tables);
        if (records.equals(index)) {
            throw ConfigReader.wrong("MEDIA_INDEX_TABLE_NAME", index, "different from MEDIA_TABLE_NAME", null);
        }
        String queueUrl = values.httpUrl("MEDIA_QUEUE_URL")
                .orElseThrow(() -> new ConfigurationException(
                        "MEDIA_QUEUE_URL is not set; it must be the URL of the SQS queue that receives the bucket's"
                                + " notifications."))
                .toString();
        return new Resources(
                bucket, derived, values.text("MEDIA_PREFIX").orElse(""), new TableNames(records, index), queueUrl);
    }

    private static Work work(ConfigReader values) {
        return new Work(
                (int) values.whole("MEDIA_CONCURRENCY", 1, 64),
                (int) values.whole("MEDIA_MAX_ATTEMPTS", 1, 1000),
                values.duration("MEDIA_VISIBILITY_TIMEOUT", Duration.ofSeconds(3), Duration.ofMinutes(10)),
                values.duration("MEDIA_SHUTDOWN_TIMEOUT", Duration.ZERO, Duration.ofMinutes(10)),
                values.duration("MEDIA_RECONCILE_INTERVAL", Duration.ofMinutes(1), Duration.ofDays(30)),
                new Sizes(
                        values.whole("MEDIA_MAX_PICTURE_BYTES", 1, Integer.MAX_VALUE),
                        values.whole("MEDIA_MAX_PICTURE_PIXELS", 1, 1_000_000_000),
                        values.whole("MEDIA_MAX_VIDEO_BYTES", 1, Long.MAX_VALUE),
                        values.whole("MEDIA_MAX_VIDEO_PIXELS", 1, 1_000_000_000)));
    }

    private static RetentionPolicy retention(ConfigReader values) {
        String prefix = values.text("MEDIA_RETENTION_PREFIX").orElse("");
        boolean dryRun = values.flag("MEDIA_RETENTION_DRY_RUN");
        if (values.text("MEDIA_RETENTION").isEmpty()) {
            return null;
        }
        Duration age = values.duration("MEDIA_RETENTION", Duration.ofMinutes(1), Duration.ofDays(36_500));
        return new RetentionPolicy(age, prefix, dryRun);
    }

    private static Links links(ConfigReader values) {
        return new Links(
                // Signature Version 4 allows at most seven days
                values.duration("MEDIA_LINK_LIFE", Duration.ofSeconds(1), Duration.ofDays(7)),
                values.httpUrl("MEDIA_PUBLIC_S3_ENDPOINT").orElse(null));
    }
}
