/**
 * Runs programs of the machine that decode files which are not trusted: without credentials, and within limits of time,
 * memory and disk.
 *
 * <p>May import {@code imaging.readers}, {@code media}.
 */
package org.mediaquery.imaging.programs;
