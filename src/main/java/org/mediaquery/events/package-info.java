/**
 * The API for changes as they happen: server-sent events.
 *
 * <p>May import {@code api}, {@code media}, {@code catalog}, {@code storage}, {@code jakarta.json} and {@code jakarta.ws.rs};
 * resources also the Jakarta and MicroProfile APIs.
 */
package org.mediaquery.events;
