package org.mediaquery.catalog.dynamo.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs independent calls in parallel. */
public final class ParallelCalls {

    private final Executor executor;

    public ParallelCalls(Executor executor) {
        this.executor = executor;
    }

    /**
     * Runs all calls and waits for them, even when one fails.
     *
     * @return the results in the same order
     * @throws RuntimeException of the first call that failed
     */
    public <T> List<T> all(List<Supplier<T>> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        List<CompletableFuture<T>> others = calls.stream()
                .skip(1)
                .map(call -> CompletableFuture.supplyAsync(call, executor))
                .toList();
        List<T> answers = new ArrayList<>(calls.size());
        try {
            answers.add(calls.get(0).get());
        } finally {
            // no call is still running when this method returns
            others.forEach(other -> other.exceptionally(failure -> null).join());
        }
        try {
            others.forEach(other -> answers.add(other.join()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
        return answers;
    }
}
