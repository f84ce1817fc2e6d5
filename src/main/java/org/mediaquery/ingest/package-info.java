/**
 * From a message on the queue to labels in the catalog: {@code consumer} receives messages, {@code objects} handles
 * events, {@code inspection} looks at the bytes, {@code labels} calls labellers. This package holds what they share:
 * leases and their renewal, limits, and the port for metrics and traces.
 *
 * <p>May import {@code catalog}, {@code catalog.search}, {@code media}, {@code media.labels}, {@code queue},
 * {@code storage}, and the libraries {@code dev.failsafe}.
 */
package org.mediaquery.ingest;
