package org.mediaquery.query.downloads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.OverloadedException;

class ZipDownloadsTest {

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final ZipDownloads archives = new ZipDownloads(store, 1);

    @Test
    void holdsEachObjectOnce() throws IOException {
        byte[] large = new byte[300_000];
        new Random(1).nextBytes(large);
        store.put("a/large.jpg", large);
        store.put("empty", new byte[0]);

        Map<String, byte[]> entries = entries(archive(List.of("a/large.jpg", "empty", "a/large.jpg")));

        assertThat(entries).containsOnlyKeys("a/large.jpg", "empty");
        assertThat(entries.get("a/large.jpg")).isEqualTo(large);
        assertThat(entries.get("empty")).isEmpty();
    }

    @Test
    void listsWhatCannotBeRead() throws IOException {
        store.put("good.jpg", new byte[] {1});
        store.put("errors.txt", new byte[] {2});

        Map<String, byte[]> entries = entries(archive(List.of("errors.txt", "gone\n.jpg", "good.jpg")));

        assertThat(entries).containsOnlyKeys("good.jpg", "errors.txt", "errors (2).txt");
        assertThat(new String(entries.get("errors (2).txt"), UTF_8))
                .startsWith("gone\\u000a.jpg: It does not exist or could not be read.")
                .endsWith("\n");
    }

    @Test
    void goesOnAfterAnObjectThatFails() throws IOException {
        store.put("a.jpg", new byte[] {1});
        store.failToOpen(new UncheckedIOException(new IOException("reset")));

        Map<String, byte[]> entries = entries(archive(List.of("a.jpg")));

        assertThat(entries).containsOnlyKeys("errors.txt");
        assertThat(new String(entries.get("errors.txt"), UTF_8))
                .startsWith("a.jpg: It does not exist or could not be read");
    }

    @Test
    void endsWithTheClientAndTheService() {
        store.put("a.jpg", new byte[] {1});
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };
        archives.begin();
        assertThatThrownBy(() -> archives.write(List.of("a.jpg"), broken)).hasMessage("gone");
        archives.begin();
        archives.close();
        assertThatThrownBy(() -> archives.write(List.of("a.jpg"), new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is stopping");
    }

    @Test
    void refusesMoreArchivesThanAllowed() throws IOException {
        archives.begin();
        assertThatThrownBy(archives::begin).isInstanceOf(OverloadedException.class);
        archives.write(List.of(), new ByteArrayOutputStream());
        archives.begin();
    }

    private byte[] archive(List<String> names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archives.begin();
        archives.write(names, out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
