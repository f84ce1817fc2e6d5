package org.mediaquery.retention;

import java.time.Duration;

/**
 * What is deleted when.
 *
 * @param age after which an object is deleted, counted from its last writing; days are days
 * @param prefix only objects whose names begin so; empty: all
 * @param dryRun whether it is only told what would be deleted
 */
public record RetentionPolicy(Duration age, String prefix, boolean dryRun) {}
