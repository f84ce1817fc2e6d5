package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.e2e.ApiClient;

/** The files of the album as they are sent, the statistics, and the page without scripts. */
@ExtendWith(AlbumService.class)
class AlbumPagesIT {

    @Test
    void scriptsAreCompressedAndCheckedForANewVersionEachTime() {
        for (String file : new String[] {"", "js/main.js", "css/base.css", "vendor/photoswipe/photoswipe.esm.min.js"}) {
            URI address = AlbumService.address(file);
            HttpResponse<String> response = AlbumService.api()
                    .send(HttpRequest.newBuilder(address)
                            .header("Accept-Encoding", "gzip")
                            .build());
            assertThat(response.headers().firstValue("Content-Encoding"))
                    .as(file)
                    .contains("gzip");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void statisticsAreBarsThatLeadToTheirPictures() throws Exception {
        ApiClient api = AlbumService.api();
        int failed =
                ApiClient.object(api.get("api/stats")).getJsonObject("statuses").getInt("FAILED");
        try (Tab tab = AlbumService.open("")) {
            tab.click("[aria-label=Statistics]")
                    .awaitText("Space by kind")
                    .await("document.querySelectorAll('.bars rect').length > 6");
            tab.evaluate(
                    "[...document.querySelectorAll('.bars a')].find(a => a.innerText.startsWith('Failed')).click()");
            tab.await("new URLSearchParams(location.search).get('status') === 'failed'")
                    .await("document.querySelectorAll('#grid .tile').length >= " + failed)
                    .isFaultless();
        }
    }

    @Test
    void withoutScriptsThereAreAFormAndTheNewestPictures() throws Exception {
        try (Tab tab = AlbumService.tab().scripts(false)) {
            tab.go(AlbumService.address("")).go(AlbumService.address("plain?label=sky"));
            org.awaitility.Awaitility.await()
                    .until(() -> tab.requests().stream().anyMatch(url -> url.contains("api/thumbnails/scenes/")));
            assertThat(tab.requests()).anyMatch(url -> url.endsWith("/plain"));
            tab.isFaultless();
        }
        assertThat(AlbumService.api().get("plain?label=sky").body())
                .contains("scenes/1.jpg", "<form")
                .doesNotContain("<img src=x");
    }
}
