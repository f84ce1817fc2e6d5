/**
 * Starts the service with the server and stops it before the server ends its threads; health checks.
 *
 * <p>May import everything but {@code forwarder} and {@code models}; only {@code platform} imports it.
 */
package org.mediaquery.platform.lifecycle;
