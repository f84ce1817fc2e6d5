/**
 * Handles one event of one object: created, removed, job completed, or work requested by the service itself.
 *
 * <p>May import {@code ingest}, {@code ingest.labels}, {@code media}, and the ports.
 */
package org.mediaquery.ingest.objects;
