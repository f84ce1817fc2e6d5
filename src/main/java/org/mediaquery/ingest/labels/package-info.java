/**
 * Calls labellers for an inspected object and stores their answers; defers work that has to wait.
 *
 * <p>May import {@code catalog}, {@code catalog.search}, {@code ingest}, {@code ingest.inspection},
 * {@code labelling}, {@code media}, {@code media.labels}, {@code queue}, {@code storage}.
 */
package org.mediaquery.ingest.labels;
