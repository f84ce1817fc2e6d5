/**
 * Inspects the bytes of an object: format, metadata, and the pictures or frames for labellers.
 *
 * <p>May import {@code imaging.decode}, {@code imaging.format}, {@code imaging.heif}, {@code imaging.metadata},
 * {@code imaging.readers}, {@code imaging.video}, {@code ingest}, {@code labelling}, {@code media},
 * {@code media.labels}, {@code storage}.
 */
package org.mediaquery.ingest.inspection;
