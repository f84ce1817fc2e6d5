package org.mediaquery.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.PreconditionFailedException;

class UploadsTest {

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final Uploads uploads = new Uploads(store, new InMemoryCatalog(), "", new Random(1));

    @Test
    void reportsANewObjectAsCreated() {
        assertThat(put("a.jpg").status()).isEqualTo(201);
    }

    @Test
    void reportsAReplacedObjectAsOk() {
        put("a.jpg");
        assertThat(put("a.jpg").status()).isEqualTo(200);
    }

    @Test
    void reportsAReplacedObjectWithoutRecordAsOk() {
        store.put("a.jpg", new byte[0]);
        assertThat(put("a.jpg").status()).isEqualTo(200);
    }

    @Test
    void evaluatesPreconditionsBeforeReadingTheBody() throws Exception {
        put("a.jpg");
        InputStream body = new ByteArrayInputStream(new byte[7]);
        Preconditions absent = Preconditions.of(null, List.of("*"));
        assertThatThrownBy(() -> uploads.put("a.jpg", "image/jpeg", body, absent))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(body.available()).isEqualTo(7);
        assertThat(put("b.jpg", absent).status()).isEqualTo(201);
    }

    private UploadResult put(String name) {
        return put(name, Preconditions.NONE);
    }

    private UploadResult put(String name, Preconditions preconditions) {
        return uploads.put(
                name, "image/jpeg", new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8)), preconditions);
    }
}
