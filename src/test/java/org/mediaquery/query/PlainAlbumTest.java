package org.mediaquery.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.SourceProgress;
import org.mediaquery.media.labels.SourceState;

class PlainAlbumTest {

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final PlainAlbum album =
            new PlainAlbum(new MediaQueries(catalog, new Cursors(() -> "secret".getBytes(StandardCharsets.UTF_8))));

    @Test
    void namesAndParametersAreText() {
        put("<script>alert('1')</script>.jpg");
        put("a/../\"onerror=\"x.jpg");

        String html = album.html(Map.of("label", List.of("\"><script>alert(2)</script>")));
        assertThat(html).doesNotContain("<script>").contains("&quot;&gt;&lt;script&gt;");

        html = album.html(Map.of());
        assertThat(html)
                .doesNotContain("<script>", "\"onerror")
                .contains("&lt;script&gt;")
                .contains("api/thumbnails/%3Cscript%3E")
                .contains("api/downloads/?name=a%2F..%2F%22onerror%3D%22x.jpg");
    }

    @Test
    void aLongListGoesOnOnAnotherPage() {
        for (int i = 0; i < 61; i++) {
            put("many/" + i + ".jpg");
        }
        String html = album.html(Map.of());
        assertThat(html.split("<li>")).hasSize(61);
        String cursor = html.replaceAll("(?s).*cursor=([^\"]+)\".*", "$1");
        assertThat(album.html(Map.of("cursor", List.of(cursor))).split("<li>")).hasSize(2);
    }

    @Test
    void nothingFoundAndNonsenseSaySo() {
        assertThat(album.html(Map.of("label", List.of("unicorn")))).contains("Nothing is found");
        assertThat(album.html(Map.of("cursor", List.of("nonsense")))).contains("role=\"alert\"");
    }

    private void put(String name) {
        catalog.put(
                catalog.snapshot(name),
                new MediaRecord(
                        name,
                        new ObjectVersion("etag", 1, null, null, Instant.EPOCH),
                        Content.of(MediaType.IMAGE, "image/jpeg"),
                        Labelling.of(List.of(new SourceState(
                                "fake", 1, SourceProgress.labelled(Instant.EPOCH), LabellerResult.of(List.of()))))));
    }
}
