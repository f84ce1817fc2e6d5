/**
 * Metrics, traces and log context.
 *
 * <p>May import the ports, {@code media}, {@code ingest} and the MicroProfile and OpenTelemetry APIs.
 */
package org.mediaquery.platform.observability;
