package org.mediaquery.catalog.dynamo.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Makes calls at the same time that do not depend on each other: together they take as long as the longest. */
public final class ParallelCalls {

    private final Executor executor;

    public ParallelCalls(Executor executor) {
        this.executor = executor;
    }

    /**
     * Waits for all of them.
     *
     * @return their answers in the same order
     * @throws RuntimeException what the first of them threw that failed
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
            // nothing goes on behind the caller's back
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
