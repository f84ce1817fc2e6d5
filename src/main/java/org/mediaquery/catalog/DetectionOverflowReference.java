package org.mediaquery.catalog;

import org.mediaquery.media.labels.Labelling;

/**
 * Says that a record's detections are too many for its item.
 *
 * @param key of the object that holds all of them
 * @param stored the labelling as the item holds it, with a part of the detections; index and counts follow from it
 */
public record DetectionOverflowReference(String key, Labelling stored) {}
