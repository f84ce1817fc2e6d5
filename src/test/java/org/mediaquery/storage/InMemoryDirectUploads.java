package org.mediaquery.storage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Direct uploads to a bucket in memory. Clients send parts with {@link #send}. */
public final class InMemoryDirectUploads implements DirectUploads {

    private record Upload(String name, Map<Integer, byte[]> parts) {}

    private final InMemoryMediaStore store;
    private final Map<String, Upload> uploads = new TreeMap<>();
    private int begun;

    public InMemoryDirectUploads(InMemoryMediaStore store) {
        this.store = store;
    }

    /** Sends a part, as a client does with its link. */
    public void send(URI link, byte[] part) {
        String[] path = link.getPath().substring(1).split("/", -1);
        uploads.get(path[0]).parts().put(Integer.parseInt(path[1]), part);
    }

    public int size() {
        return uploads.size();
    }

    @Override
    public PresignedUpload presign(String name, String contentType, long size, Duration time) {
        return new PresignedUpload(
                URI.create("https://store.example/put?size=" + size), Map.of("Content-Type", contentType));
    }

    @Override
    public String begin(String name, String contentType) {
        String id = "upload-" + ++begun;
        uploads.put(id, new Upload(name, new TreeMap<>()));
        return id;
    }

    @Override
    public PresignedUpload presignPart(String name, String id, UploadedPart part, Duration time) {
        return new PresignedUpload(
                URI.create("https://store.example/" + id + "/" + part.number() + "?size=" + part.size()), Map.of());
    }

    @Override
    public Optional<List<UploadedPart>> parts(String name, String id) {
        return Optional.ofNullable(uploads.get(id)).map(upload -> upload.parts().entrySet().stream()
                .map(part -> new UploadedPart(part.getKey(), "etag" + part.getKey(), part.getValue().length))
                .toList());
    }

    @Override
    public void complete(String name, String id, List<UploadedPart> parts) {
        Upload upload = uploads.remove(id);
        if (upload != null) {
            int size = parts.stream().mapToInt(part -> (int) part.size()).sum();
            store.put(upload.name(), new byte[size]);
        }
    }

    @Override
    public void abort(String name, String id) {
        uploads.remove(id);
    }

    @Override
    public int abortOlderThan(String prefix, Instant time) {
        int before = uploads.size();
        uploads.values().removeIf(upload -> upload.name().startsWith(prefix));
        return before - uploads.size();
    }
}
