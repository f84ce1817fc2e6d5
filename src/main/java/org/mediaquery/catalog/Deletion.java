package org.mediaquery.catalog;

import org.mediaquery.media.Sequencer;

/**
 * That an object was deleted.
 *
 * @param sequencer of the latest event that told of it; null when none did
 */
public record Deletion(Sequencer sequencer) {}
