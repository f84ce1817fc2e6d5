/**
 * The API for operators: consistency check and rebuild of the index, dead letters and redrive, and retries of single objects.
 *
 * <p>May import {@code api}, {@code media}, {@code catalog}, {@code queue}, and {@code jakarta.json}; resources also
 * the Jakarta and MicroProfile APIs.
 */
package org.mediaquery.operations;
