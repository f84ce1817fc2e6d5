/**
 * Records as DynamoDB items, and the conditions under which they are written.
 *
 * <p>May import {@code catalog}, {@code catalog.dynamo.table}, {@code catalog.search}, {@code media},
 * {@code media.json}, {@code media.labels}, {@code storage}, and the libraries {@code jakarta.json},
 * {@code software.amazon.awssdk}.
 */
package org.mediaquery.catalog.dynamo.records;
