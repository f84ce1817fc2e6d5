/**
 * What the resources share: checked parameters of queries, and checked members of JSON bodies.
 *
 * <p>May import {@code media} and {@code jakarta.json}.
 */
package org.mediaquery.api;
