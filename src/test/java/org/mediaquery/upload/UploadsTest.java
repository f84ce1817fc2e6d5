package org.mediaquery.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.storage.InMemoryMediaStore;

class UploadsTest {

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final Uploads uploads = new Uploads(store, new InMemoryCatalog(), "", new Random(1));

    @Test
    void aNewObjectIsCreated() {
        assertThat(put("a.jpg").status()).isEqualTo(201);
    }

    @Test
    void anObjectThatReplacesAnotherIsNotCreated() {
        put("a.jpg");
        assertThat(put("a.jpg").status()).isEqualTo(200);
    }

    @Test
    void anObjectThatTheCatalogDoesNotKnowIsReplacedToo() {
        store.put("a.jpg", new byte[0]);
        assertThat(put("a.jpg").status()).isEqualTo(200);
    }

    private Upload put(String name) {
        return uploads.put(name, "image/jpeg", new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8)));
    }
}
