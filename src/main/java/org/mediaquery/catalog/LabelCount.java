package org.mediaquery.catalog;

/**
 * How many records have a label.
 *
 * @param label as one of them writes it
 * @param count 1 or more
 */
public record LabelCount(String label, long count) {}
