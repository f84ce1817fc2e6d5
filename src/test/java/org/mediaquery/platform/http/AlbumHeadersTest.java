package org.mediaquery.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediaquery.storage.InMemoryMediaStore;

class AlbumHeadersTest {

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");

    @Test
    void thePageMayReachItselfAndTheBucketOnly() {
        String policy = new AlbumHeaders(store).values().get("Content-Security-Policy");
        assertThat(policy.split("; "))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "connect-src 'self' " + origin());
        assertThat(policy).doesNotContain("unsafe").doesNotContain("*");
    }

    private String origin() {
        URI url = store.presign("a.jpg", "attachment", Duration.ofMinutes(1)).url();
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    @ParameterizedTest
    @CsvSource({
        "/,true",
        "/js/main.js,true",
        "/plain,true",
        "/api/media/,false",
        "/openapi/ui/,false",
        "/metrics,false",
        "/health/ready,false"
    })
    void onlyTheAlbumsFilesAreMeant(String path, boolean meant) {
        assertThat(AlbumHeaders.apply(path)).isEqualTo(meant);
    }
}
