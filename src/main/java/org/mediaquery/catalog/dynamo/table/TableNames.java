package org.mediaquery.catalog.dynamo.table;

/**
 * The two tables of the catalogue.
 *
 * @param records partition key {@code name} (S): media records and nothing else
 * @param index partition key {@code pk} (S), sort key {@code sk} (S), TTL attribute {@code expires}: all that is derived
 *     from the records or kept beside them
 */
public record TableNames(String records, String index) {}
