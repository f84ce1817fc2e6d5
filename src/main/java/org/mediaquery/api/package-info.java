/**
 * Shared by the REST resources: query parameters, request bodies, the JSON format of records, and entity tags.
 *
 * <p>May import {@code media}, {@code catalog}, and {@code jakarta.json}.
 */
package org.mediaquery.api;
