package org.mediaquery.catalog;

/**
 * The number of records with a label.
 *
 * @param label in the spelling of one of the records
 * @param count 1 or more
 */
public record LabelCount(String label, long count) {}
