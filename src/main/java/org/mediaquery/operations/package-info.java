/**
 * The API for operators: consistency check and rebuild of the index, dead letters and redrive, and retries of single objects.
 *
 * <p>May import {@code api}, {@code catalog}, {@code media}, {@code media.json}, {@code queue}, and the libraries
 * {@code jakarta.json}. Resources may also use the APIs of the server.
 */
package org.mediaquery.operations;
