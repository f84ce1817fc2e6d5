package org.mediaquery.retention;

import java.time.Duration;

/**
 * Which objects are deleted, and when.
 *
 * @param age at which an object is deleted, counted from its last write
 * @param prefix of the object names; empty for all objects
 * @param dryRun whether to log only, without deleting
 */
public record RetentionPolicy(Duration age, String prefix, boolean dryRun) {}
