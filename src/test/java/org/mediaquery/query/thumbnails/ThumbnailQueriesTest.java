package org.mediaquery.query.thumbnails;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.ThumbnailSize;
import org.mediaquery.storage.ThumbnailStore;

class ThumbnailQueriesTest {

    private static final String NAME = "a/dog.jpg";

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final InMemoryMediaStore derived = new InMemoryMediaStore("derived");
    private final ThumbnailStore thumbnails = new ThumbnailStore(derived);
    private int created;
    private Runnable whileCreating = () -> {};
    private ThumbnailSource source = (original, size) -> {
        created++;
        whileCreating.run();
        return Optional.of(text(original, size));
    };
    private StoredObject original;

    @BeforeEach
    void upload() {
        original = store.put(NAME, new byte[10]);
    }

    @Test
    void isImmutableWhenTheUrlHasTheEntityTagOfTheOriginal() throws IOException {
        storeStandardSizes();

        assertShows(find(ThumbnailSize.SMALL, original.etag()), ThumbnailSize.SMALL, true);
        assertShows(find(ThumbnailSize.SMALL, null), ThumbnailSize.SMALL, false);
        assertShows(find(ThumbnailSize.SMALL, "another"), ThumbnailSize.SMALL, false);
        assertThat(created).isZero();
    }

    @Test
    void createsAMissingSizeOnce() throws IOException {
        assertShows(find(ThumbnailSize.LARGE, original.etag()), ThumbnailSize.LARGE, true);
        assertShows(find(ThumbnailSize.LARGE, original.etag()), ThumbnailSize.LARGE, true);
        assertShows(find(ThumbnailSize.LARGE, null), ThumbnailSize.LARGE, false);
        assertThat(created).isEqualTo(1);
    }

    @Test
    void neverServesTheThumbnailOfAReplacedVersion() throws IOException {
        storeStandardSizes();
        String before = original.etag();
        upload();

        assertShows(find(ThumbnailSize.SMALL, original.etag()), ThumbnailSize.SMALL, true);
        assertShows(find(ThumbnailSize.MEDIUM, null), ThumbnailSize.MEDIUM, false);
        assertShows(find(ThumbnailSize.LARGE, before), ThumbnailSize.LARGE, false);
    }

    @Test
    void leavesNothingWhenTheOriginalIsDeletedMeanwhile() {
        whileCreating = () -> {
            store.delete(NAME);
            thumbnails.delete(NAME);
        };

        find(ThumbnailSize.LARGE, original.etag());

        assertThat(derived.names()).isEmpty();
        assertThatThrownBy(() -> find(ThumbnailSize.LARGE, original.etag())).isInstanceOf(UnknownMediaException.class);
    }

    @Test
    void servesThePosterOfAVideoInAnySize() throws IOException {
        storeStandardSizes();
        source = (video, size) -> Optional.empty();

        assertShows(find(ThumbnailSize.LARGE, original.etag()), ThumbnailSize.MEDIUM, true);
        upload();
        assertThatThrownBy(() -> find(ThumbnailSize.LARGE, original.etag()))
                .as("poster of the previous version")
                .isInstanceOf(UnknownMediaException.class);
    }

    @Test
    void servesTheThumbnailsOfAnEarlierRelease() throws IOException {
        storeStandardSizes();
        String key = derived.names().stream()
                .filter(name -> !name.contains("-"))
                .findAny()
                .orElseThrow();
        thumbnails.delete(NAME);
        derived.put(key, "image/jpeg", "old".getBytes(UTF_8));
        source = (video, size) -> Optional.empty();

        Thumbnail found = find(ThumbnailSize.SMALL, original.etag());

        assertThat(new String(found.jpeg().readAllBytes(), UTF_8)).isEqualTo("old");
        assertThat(found.immutable()).isFalse();
    }

    @Test
    void thereIsNoneOfAnUnknownObject() {
        assertThatThrownBy(() ->
                        new ThumbnailQueries(store, thumbnails, source).find("nobody.jpg", ThumbnailSize.SMALL, null))
                .isInstanceOf(UnknownMediaException.class);
    }

    private void storeStandardSizes() {
        thumbnails.put(NAME, original.etag(), ThumbnailSize.standard(size -> text(original, size)));
    }

    private Thumbnail find(ThumbnailSize size, String etag) {
        return new ThumbnailQueries(store, thumbnails, source).find(NAME, size, etag);
    }

    private void assertShows(Thumbnail found, ThumbnailSize size, boolean immutable) throws IOException {
        assertThat(found.jpeg()).hasSameContentAs(new ByteArrayInputStream(text(original, size)));
        assertThat(found.immutable()).isEqualTo(immutable);
        assertThat(found.cacheControl())
                .isEqualTo(Map.of(true, "private, max-age=31536000, immutable", false, "private, max-age=300")
                        .get(immutable));
    }

    private static byte[] text(StoredObject of, ThumbnailSize size) {
        return (of.etag() + " " + size).getBytes(UTF_8);
    }
}
