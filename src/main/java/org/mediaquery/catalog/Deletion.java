package org.mediaquery.catalog;

import org.mediaquery.media.Sequencer;

/**
 * The deletion of an object.
 *
 * @param sequencer of the latest event that reported the deletion; null when no event did
 */
public record Deletion(Sequencer sequencer) {}
