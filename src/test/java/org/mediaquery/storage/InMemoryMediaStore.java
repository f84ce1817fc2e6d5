package org.mediaquery.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A bucket in memory. Each write creates an object with a new ETag. */
public final class InMemoryMediaStore implements MediaStore {

    private final String bucket;
    private final Map<String, StoredObject> objects = new ConcurrentHashMap<>();
    private final Map<StoredObject, byte[]> bytesOf = new ConcurrentHashMap<>();
    private final AtomicLong writes = new AtomicLong();
    private volatile RuntimeException failure;

    public InMemoryMediaStore(String bucket) {
        this.bucket = bucket;
    }

    @Override
    public String bucket() {
        return bucket;
    }

    /** Returns the names of all objects. */
    public Set<String> names() {
        return Set.copyOf(objects.keySet());
    }

    @Override
    public Optional<StoredObject> head(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    /** Makes {@link #open} throw an exception from now on; null restores normal operation. */
    public void failToOpen(RuntimeException cause) {
        failure = cause;
    }

    @Override
    public InputStream open(StoredObject object) {
        if (failure != null) {
            throw failure;
        }
        if (!object.equals(objects.get(object.name()))) {
            throw new ObjectChangedException(object.name(), null);
        }
        return new ByteArrayInputStream(bytesOf.get(object));
    }

    @Override
    public StoredObject put(String name, String contentType, InputStream body, WriteCondition condition) {
        check(name, condition);
        try {
            return put(name, body.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String name, String contentType, byte[] bytes, Map<String, String> metadata) {
        write(name, bytes, metadata);
    }

    public StoredObject put(String name, byte[] bytes) {
        return write(name, bytes, Map.of());
    }

    private StoredObject write(String name, byte[] bytes, Map<String, String> metadata) {
        long write = writes.incrementAndGet();
        StoredObject object = new StoredObject(
                name, "etag-" + write, bytes.length, null, new WriteInfo(Instant.ofEpochSecond(write), metadata));
        bytesOf.put(object, bytes);
        objects.put(name, object);
        return object;
    }

    @Override
    public ObjectPage list(String prefix, String after, int limit) {
        List<StoredObject> found = objects.values().stream()
                .filter(object ->
                        object.name().startsWith(prefix) && object.name().compareTo(after) > 0)
                .sorted(Comparator.comparing(StoredObject::name))
                .limit(limit + 1L)
                .toList();
        List<StoredObject> page = found.subList(0, Math.min(limit, found.size()));
        return new ObjectPage(page, found.size() > limit ? page.get(limit - 1).name() : null);
    }

    @Override
    public void delete(String name, WriteCondition condition) {
        check(name, condition);
        objects.remove(name);
    }

    private void check(String name, WriteCondition condition) {
        StoredObject now = objects.get(name);
        boolean holds = condition.isNone()
                || (condition.absent() ? now == null : condition.object().equals(now));
        if (!holds) {
            throw new PreconditionFailedException(name + " was modified concurrently");
        }
    }

    /** Makes an older version current, as the deletion of newer versions or of a delete marker does. */
    public void restore(StoredObject version) {
        objects.put(version.name(), version);
    }

    @Override
    public PresignedLink presign(String name, String disposition, Duration time) {
        return new PresignedLink(URI.create("https://store.example/" + bucket), Instant.EPOCH.plus(time));
    }

    @Override
    public void check() {
        // always available
    }

    public int size() {
        return objects.size();
    }
}
