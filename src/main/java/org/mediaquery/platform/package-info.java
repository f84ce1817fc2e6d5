/**
 * The composition root: creates the parts of every package, and starts and stops them with the server. Health
 * checks.
 *
 * <p>May import everything but {@code forwarder}; nothing imports it.
 */
package org.mediaquery.platform;
