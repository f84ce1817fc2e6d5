package org.mediaquery.catalog;

import java.time.Instant;
import java.util.List;

/** What was given up, and why. The queue keeps the messages themselves, which nobody can list there. */
public interface DeadLetters {

    /**
     * A message that was given up.
     *
     * @param id the queue's name for it
     * @param at when
     * @param name of the object that it was about; null when that is not known
     * @param reason a sentence for the operator
     * @param body as it was sent, or the beginning of it
     */
    record Letter(String id, Instant at, String name, String reason, String body) {}

    /** Writes one down, in the place of what was written down under the same id. */
    void add(Letter letter);

    /** The latest, the newest first. */
    List<Letter> latest(int most);

    /** Forgets one, since it is tried again. */
    void remove(String id);
}
