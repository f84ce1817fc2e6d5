package org.mediaquery.catalog;

import org.mediaquery.media.labels.Labelling;

/**
 * Refers to the object with the detections of a record that has too many for its item.
 *
 * @param key of the object that holds all detections
 * @param stored the labelling as stored in the item, with some of the detections; index and counts are derived from it
 */
public record DetectionOverflowReference(String key, Labelling stored) {}
