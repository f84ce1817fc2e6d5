/**
 * Calls labellers for an inspected object and stores their answers; defers work that has to wait.
 *
 * <p>May import {@code ingest}, {@code ingest.inspection}, {@code media}, {@code labelling}, and the ports.
 */
package org.mediaquery.ingest.labels;
