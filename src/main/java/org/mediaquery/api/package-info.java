/**
 * Shared by the REST resources: query parameters, request bodies, the JSON format of records, and entity tags.
 *
 * <p>May import {@code catalog}, {@code catalog.search}, {@code media}, {@code media.json}, {@code media.labels},
 * and the libraries {@code jakarta.json}.
 */
package org.mediaquery.api;
