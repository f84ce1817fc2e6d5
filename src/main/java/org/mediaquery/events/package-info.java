/**
 * The API for changes as they happen: server-sent events.
 *
 * <p>May import {@code api}, {@code catalog}, {@code media}, {@code media.json}, {@code storage}, and the libraries
 * {@code jakarta.json}, {@code jakarta.ws.rs}. Resources may also use the APIs of the server.
 */
package org.mediaquery.events;
