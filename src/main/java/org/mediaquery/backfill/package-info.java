/**
 * Labels objects that are already in the bucket. Progress survives crashes, and any replica continues it.
 *
 * <p>May import {@code api}, {@code catalog}, {@code catalog.search}, {@code media}, {@code media.json},
 * {@code media.labels}, {@code queue}, {@code reconcile}, {@code storage}, and the libraries {@code jakarta.json},
 * {@code jakarta.ws.rs}. Resources may also use the APIs of the server.
 */
package org.mediaquery.backfill;
