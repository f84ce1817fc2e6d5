/**
 * The composition root: reads and checks the configuration, makes the AWS clients and the parts of every room, starts
 * and stops them with the server, says how they are, and maps failures to HTTP.
 *
 * <p>May import everything but the forwarder; nobody imports it.
 */
package org.mediaquery.platform;
