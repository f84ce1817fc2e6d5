/**
 * Inspects the bytes of an object: format, metadata, and the pictures or frames for labellers.
 *
 * <p>May import {@code ingest}, {@code media}, {@code imaging}, {@code labelling}, {@code storage}.
 */
package org.mediaquery.ingest.inspection;
