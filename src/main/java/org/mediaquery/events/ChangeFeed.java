package org.mediaquery.events;

import static org.mediaquery.media.json.SharedJson.JSON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediaquery.api.RecordJson;
import org.mediaquery.catalog.ChangeLog;

/**
 * Reads the change log piece by piece. Entries may become visible late, because their writers were slow or their clocks are
 * behind. So each piece overlaps the one before, now and then by far, and entries that were read before are dropped. Not
 * thread-safe.
 */
final class ChangeFeed {

    /** More than a write takes, with the difference of the clocks. */
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    /** More than a write takes that is retried. */
    private static final Duration FAR_OVERLAP = Duration.ofSeconds(30);

    private static final int FAR_EVERY = 20;

    /** With a longer gap, loading the list again is cheaper. */
    private static final Duration MAX_GAP = Duration.ofMinutes(5);

    /** More changes at once are of no use to people. */
    private static final int MAX_CHANGES = 1000;

    private final ChangeLog log;
    private final Clock clock;
    private final Map<String, Instant> seen = new HashMap<>();
    private final Map<String, Newest> newest = new HashMap<>();
    private Instant last;
    private int reads;

    /** The newest revision of a record that was read, and when. */
    private record Newest(long revision, Instant read) {}

    ChangeFeed(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Starts again from now. */
    void restart() {
        last = null;
    }

    /** Returns the current place, from which {@link #since} resumes. */
    String place() {
        return String.valueOf(clock.millis());
    }

    /** Returns the changes since the call before. */
    List<ChangeEvent> next() {
        Instant now = clock.instant();
        String place = String.valueOf(now.toEpochMilli());
        if (last == null) {
            last = now;
            seen.clear();
            newest.clear();
        }
        Duration overlap = ++reads % FAR_EVERY == 0 ? FAR_OVERLAP : OVERLAP;
        boolean gap = last.isBefore(now.minus(MAX_GAP));
        Optional<List<ChangeLog.Change>> changes = gap ? Optional.empty() : log.since(last.minus(overlap), MAX_CHANGES);
        last = now;
        if (changes.isEmpty()) {
            return List.of(ChangeEvent.reset(place));
        }
        List<ChangeEvent> events = new ArrayList<>();
        for (ChangeLog.Change change : changes.get()) {
            if (seen.put(change.id(), now) == null && isNewest(change, now)) {
                events.add(event(change, place));
            }
        }
        forget(now);
        return events;
    }

    /**
     * Returns the changes since a place, and some before it.
     *
     * @param place from a client
     */
    List<ChangeEvent> since(String place) {
        Instant now = clock.instant();
        String next = String.valueOf(now.toEpochMilli());
        return time(place)
                .filter(time -> time.isAfter(now.minus(MAX_GAP)) && time.isBefore(now.plus(FAR_OVERLAP)))
                .flatMap(time -> log.since(time.minus(FAR_OVERLAP), MAX_CHANGES))
                .map(changes -> {
                    Map<String, ChangeLog.Change> latest = new HashMap<>();
                    changes.forEach(change -> latest.merge(
                            change.name(), change, (a, b) -> b.revision() >= a.revision() || isUnknown(b) ? b : a));
                    return changes.stream()
                            .filter(change -> latest.get(change.name()).id().equals(change.id()))
                            .map(change -> event(change, next))
                            .toList();
                })
                .orElseGet(() -> List.of(ChangeEvent.reset(next)));
    }

    private static Optional<Instant> time(String place) {
        return place.matches("\\d{1,15}") ? Optional.of(Instant.ofEpochMilli(Long.parseLong(place))) : Optional.empty();
    }

    private boolean isNewest(ChangeLog.Change change, Instant now) {
        Newest before = newest.get(change.name());
        if (before != null && before.revision() > change.revision() && !isUnknown(change)) {
            return false;
        }
        newest.put(change.name(), new Newest(change.revision(), now));
        return true;
    }

    private static boolean isUnknown(ChangeLog.Change change) {
        return change.isRemoval() && change.revision() == 0;
    }

    /** Entries older than the overlap are not read again. */
    private void forget(Instant now) {
        Instant limit = now.minus(FAR_OVERLAP.multipliedBy(2));
        if (reads % FAR_EVERY == 0) {
            seen.values().removeIf(read -> read.isBefore(limit));
            newest.values().removeIf(last -> last.read().isBefore(limit));
        }
    }

    private static ChangeEvent event(ChangeLog.Change change, String place) {
        if (change.isRemoval()) {
            String data = JSON.createObjectBuilder()
                    .add("name", change.name())
                    .build()
                    .toString();
            return new ChangeEvent("removed", place, data);
        }
        return new ChangeEvent(
                "changed", place, RecordJson.summary(change.record()).toString());
    }
}
