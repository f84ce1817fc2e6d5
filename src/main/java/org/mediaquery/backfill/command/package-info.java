/**
 * A program that starts a backfill on a running service and follows it, for example as a Kubernetes Job. It has
 * a separate jar.
 *
 * <p>May import the JDK only.
 */
package org.mediaquery.backfill.command;
