/**
 * What the resources share: query parameters, request bodies, JSON formats of records, entity tags.
 *
 * <p>May import {@code media}, {@code catalog}, and {@code jakarta.json}.
 */
package org.mediaquery.api;
