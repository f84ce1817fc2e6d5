/**
 * A backfill as a program that ends with it, for a Kubernetes Job or a person: it orders one from a service that runs, and
 * follows it. A jar of its own; imports nothing but the JDK.
 */
package org.mediaquery.backfill.command;
