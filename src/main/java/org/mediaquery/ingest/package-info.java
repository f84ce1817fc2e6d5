/**
 * From the queue to the catalogue: {@link org.mediaquery.ingest.Consumer} takes messages, {@code MessageWork} does one,
 * {@code NoticeHandler} hands on what it tells, {@code Arrivals} and {@code Departures} bring the catalogue in line with
 * the bucket, and {@code ObjectWork} does what a new object needs.
 *
 * <p>May import {@code media}, {@code imaging} and all ports.
 */
package org.mediaquery.ingest;
