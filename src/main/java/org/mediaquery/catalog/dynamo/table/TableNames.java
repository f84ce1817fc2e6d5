package org.mediaquery.catalog.dynamo.table;

/**
 * The names of the catalog's two tables.
 *
 * @param records partition key {@code name} (S); contains only media records
 * @param index partition key {@code pk} (S), sort key {@code sk} (S), TTL attribute {@code expires}; contains data derived
 *     from the records, and the service's other state
 */
public record TableNames(String records, String index) {}
