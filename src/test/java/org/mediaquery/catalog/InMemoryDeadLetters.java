package org.mediaquery.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Dead letters in memory. */
public final class InMemoryDeadLetters implements DeadLetters {

    private final Map<String, Letter> letters = new ConcurrentHashMap<>();

    @Override
    public void add(Letter letter) {
        letters.put(letter.id(), letter);
    }

    @Override
    public List<Letter> latest(int limit) {
        return letters.values().stream()
                .sorted(Comparator.comparing(Letter::at).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(String id) {
        letters.remove(id);
    }
}
