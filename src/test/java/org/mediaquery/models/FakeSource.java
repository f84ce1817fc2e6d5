package org.mediaquery.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that has a text, or fails. */
final class FakeSource implements Source {

    private final String name;
    private final String content;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param content null: it fails, half-way */
    FakeSource(String name, String content) {
        this.name = name;
        this.content = content;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public String describe() {
        return name;
    }

    @Override
    public void fetch(Path target, Path work, Progress progress) throws IOException {
        asked.incrementAndGet();
        Files.writeString(target, content == null ? "half of i" : content);
        if (content == null) {
            throw new IOException("no connection");
        }
    }
}
