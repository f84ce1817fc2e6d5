/**
 * What an operator sees of the service: metrics, traces (OpenTelemetry's, when they are configured), and what each line of
 * the log says about what was at work.
 *
 * <p>May import the ports, the words of the domain and {@code ingest}, whose work it looks at. Only {@code platform} imports
 * it.
 */
package org.mediaquery.platform.watch;
