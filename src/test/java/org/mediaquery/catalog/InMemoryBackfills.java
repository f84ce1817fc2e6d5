package org.mediaquery.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Backfills in memory. */
public final class InMemoryBackfills implements Backfills {

    private final Map<String, BackfillRun> runs = new TreeMap<>();
    private final Map<String, Map<String, BackfillRun.Result>> marks = new HashMap<>();

    @Override
    public synchronized BackfillRun add(BackfillRun.Request request) {
        BackfillRun run = BackfillRun.first("run-" + runs.size(), request, Instant.now());
        runs.put(run.id(), run);
        marks.put(run.id(), new HashMap<>());
        return run;
    }

    @Override
    public synchronized Optional<BackfillRun> find(String id) {
        return Optional.ofNullable(runs.get(id)).map(this::counted);
    }

    @Override
    public synchronized List<BackfillRun> latest(int limit) {
        return runs.values().stream()
                .map(this::counted)
                .sorted(Comparator.comparing(BackfillRun::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long mark(BackfillRun run, Collection<String> names) {
        Map<String, BackfillRun.Result> marked = marks.get(run.id());
        long before = marked.size();
        names.forEach(name -> marked.putIfAbsent(name, null));
        return marked.size() - before;
    }

    @Override
    public synchronized Optional<BackfillRun> advance(
            BackfillRun run, BackfillRun.State state, BackfillRun.Listing listing) {
        if (runs.get(run.id()).steps() != run.steps()) {
            return Optional.empty();
        }
        runs.put(run.id(), with(run, state, listing, null));
        return find(run.id());
    }

    @Override
    public synchronized void recordProblem(BackfillRun run, String problem) {
        runs.put(run.id(), with(run, run.state(), run.listing(), problem));
    }

    @Override
    public synchronized void recordResult(String id, String name, BackfillRun.Result result) {
        Map<String, BackfillRun.Result> marked = marks.getOrDefault(id, new HashMap<>());
        if (marked.containsKey(name)) {
            marked.putIfAbsent(name, result);
        }
    }

    @Override
    public synchronized Optional<BackfillRun> recount(BackfillRun run) {
        long enqueued = marks.get(run.id()).size();
        BackfillRun.Listing listing =
                new BackfillRun.Listing(run.listing().after(), run.listing().listed(), enqueued);
        return advance(run, run.state(), listing);
    }

    private BackfillRun counted(BackfillRun run) {
        Map<BackfillRun.Result, Long> results = new EnumMap<>(BackfillRun.Result.class);
        marks.get(run.id()).values().stream()
                .filter(result -> result != null)
                .forEach(result -> results.merge(result, 1L, Long::sum));
        return new BackfillRun(
                run.id(),
                run.request(),
                run.state(),
                run.steps(),
                run.startedAt(),
                run.changedAt(),
                run.listing(),
                results,
                run.problem());
    }

    private static BackfillRun with(
            BackfillRun run, BackfillRun.State state, BackfillRun.Listing listing, String problem) {
        return new BackfillRun(
                run.id(),
                run.request(),
                state,
                run.steps() + 1,
                run.startedAt(),
                Instant.now(),
                listing,
                run.results(),
                problem);
    }
}
