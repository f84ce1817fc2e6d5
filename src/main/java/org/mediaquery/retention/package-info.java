/**
 * What is done now and then, told by nobody: {@code SweepTimer} is the edge, {@code Sweep} lets one replica do each duty.
 * {@code Stragglers} finds work whose end no message told, {@code Comparison} what changed in the bucket without an event;
 * {@code RetentionTimer} is the edge of {@code Retention}, which deletes what is too old.
 *
 * <p>May import {@code media}, {@code backfill} for its walk, and the ports {@code catalog}, {@code storage} and
 * {@code queue}.
 */
package org.mediaquery.retention;
