package org.mediaquery.queue;

import org.mediaquery.media.Sequencer;

/** One thing that a message tells. */
public sealed interface Notice {

    /**
     * An object was written.
     *
     * @param bucket its bucket
     * @param name its key, decoded
     * @param sequencer orders the events of one object; null when the sender has none
     */
    record ObjectCreated(String bucket, String name, Sequencer sequencer) implements Notice {}

    /**
     * An object, or an old version of it, was deleted.
     *
     * @param bucket its bucket
     * @param name its key, decoded
     * @param sequencer orders the events of one object; null when the sender has none
     */
    record ObjectRemoved(String bucket, String name, Sequencer sequencer) implements Notice {}
}
