/**
 * Deletes objects that are older than the retention period, with their records and derived objects.
 *
 * <p>May import {@code media} and the ports {@code catalog} and {@code storage}.
 */
package org.mediaquery.retention;
