/**
 * Handles one event of one object: created, removed, job completed, or work requested by the service itself.
 *
 * <p>May import {@code catalog}, {@code catalog.search}, {@code ingest}, {@code ingest.labels}, {@code labelling},
 * {@code media}, {@code media.labels}, {@code queue}, {@code storage}.
 */
package org.mediaquery.ingest.objects;
