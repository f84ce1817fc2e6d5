/**
 * Finds out what an object is, from its bytes: format, metadata, and the pictures or frames that labellers look at.
 *
 * <p>May import {@code ingest}, {@code media}, {@code imaging}, {@code labelling}, {@code storage}.
 */
package org.mediaquery.ingest.inspection;
