package org.mediaquery.events;

/**
 * An event as clients receive it. Each event advances the position from which a client resumes.
 *
 * @param type {@code changed}, {@code removed} or {@code reset}; null for a heartbeat
 * @param id the place after this event
 * @param data JSON; null for a heartbeat
 */
record ChangeEvent(String type, String id, String data) {

    /** Keeps the connection open, and shows whether the client is still there. */
    static ChangeEvent heartbeat(String id) {
        return new ChangeEvent(null, id, null);
    }

    /** Asks the client to reload its list, because changes were skipped. */
    static ChangeEvent reset(String id) {
        return new ChangeEvent("reset", id, "{}");
    }
}
