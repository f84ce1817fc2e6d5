package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grid of the album in a browser. */
@ExtendWith(AlbumService.class)
class AlbumGridIT {

    private static final int MANY = 2000;
    private static final String TILES = "document.querySelectorAll('#grid .tile').length";

    @Test
    void picturesStandInRowsThatNeverMove() throws Exception {
        try (Tab tab = AlbumService.tab()) {
            tab.go(AlbumService.address("?folder=scenes/"));
            tab.await(TILES + " === " + AlbumService.SCENES);
            tab.await("[...document.querySelectorAll('#grid .tile img')].every(i => i.complete && i.naturalWidth > 0)");
            tab.evaluate(
                    "new Promise(done => new PerformanceObserver(list => { window.moved = list.getEntries().reduce((sum, e) => sum + e.value, 0); done(); })"
                            + ".observe({type: 'layout-shift', buffered: true}) || setTimeout(() => { window.moved ??= 0; done(); }, 200))");
            assertThat(tab.number("Math.round(1000 * (window.moved ?? 0))"))
                    .as("cumulative layout shift, thousandths")
                    .isLessThanOrEqualTo(20);
            assertThat(tab.text("#toolbar")).contains(AlbumService.SCENES + " results");
            tab.isFaultless();
        }
    }

    @Test
    void aLongListKeepsFewTilesInTheDocumentAndShowsEachPictureOnce() throws Exception {
        try (Tab tab = AlbumService.tab()) {
            tab.answer((method, url) ->
                    url.contains("/api/media/?") ? "200" + page() : url.contains("/api/facets") ? "404{}" : null);
            tab.go(AlbumService.address("?sort=name"));
            tab.await(TILES + " > 20");
            tab.evaluate(
                    "new Promise(done => { window.seen = new Set(); window.most = 0; window.frames = []; let last = performance.now(); let still = 0;"
                            + "const step = () => { const now = performance.now(); window.frames.push(now - last); last = now;"
                            + "const tiles = [...document.querySelectorAll('#grid .tile a')]; window.most = Math.max(window.most, tiles.length); tiles.forEach(a => window.seen.add(a.dataset.name));"
                            + "const before = scrollY; scrollBy(0, innerHeight * 0.8); still = scrollY === before ? still + 1 : 0; if (still > 40) done(); else requestAnimationFrame(step); }; step(); })");
            assertThat(tab.number("window.most")).isLessThanOrEqualTo(150);
            assertThat(tab.number("window.seen.size")).isEqualTo(MANY);
            // Nearly all, since other programs may take the processor from any one frame.
            assertThat(tab.number(
                            "Math.round(window.frames.sort((a, b) => a - b)[Math.floor(0.95 * window.frames.length)])"))
                    .as("milliseconds that 95 % of the frames stay below")
                    .isLessThanOrEqualTo(100);
            assertThat(tab.text("#toolbar")).contains("2,000");
        }
    }

    /** Many records on one page. */
    private static String page() {
        return IntStream.range(0, MANY)
                .mapToObj(i ->
                        "{\"name\":\"many/%04d.jpg\",\"type\":\"image\",\"labels\":[\"Sky\"],\"status\":\"FAILED\",\"size\":%d,\"etag\":\"%d\",\"width\":%d,\"height\":400,\"uploadedAt\":\"2026-11-20T10:00:00Z\"}"
                                .formatted(i, 1000 + i, i, 300 + (i * 37) % 400))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void theGridIsOneTabStopWithArrowKeys() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/&sort=name")) {
            tab.await(TILES + " === " + AlbumService.SCENES);
            assertThat(tab.number("document.querySelectorAll('#grid [tabindex=\"0\"]').length"))
                    .isEqualTo(1);
            assertThat(
                            tab.number(
                                    "document.querySelectorAll('#grid a:not([tabindex]), #grid button:not([tabindex]), #grid input:not([tabindex])').length"))
                    .isZero();
            tab.evaluate("document.querySelector('#grid [tabindex=\"0\"]').focus()");
            tab.press("ArrowRight", "ArrowRight").await(focused("scenes/10.jpg"));
            tab.press("ArrowLeft").await(focused("scenes/1.jpg"));
            tab.press("Ctrl+End").await(focused("scenes/9.jpg"));
            tab.press("Enter").await("new URLSearchParams(location.search).get('view') === 'scenes/9.jpg'");
        }
    }

    private static String focused(String name) {
        return "document.activeElement.dataset.name === " + Tab.quote(name);
    }

    @Test
    void aTileTellsItsNameAndWhatIsInItWhenItIsPointedAt() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/&sort=name")) {
            tab.hover("#grid .tile a[data-name='scenes/1.jpg']");
            tab.await("getComputedStyle(document.querySelector('.tile:hover .veil')).opacity === '1'");
            assertThat(tab.text(".tile:hover .veil")).contains("1.jpg").contains("·");
            assertThat(tab.text("#grid")).doesNotContain("undefined");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1440})
    void nothingSticksOutOnAnyScreen(int width) throws Exception {
        try (Tab tab = AlbumService.tab().size(width, 800)) {
            tab.go(AlbumService.address("?label=sky&not-label=lawn&q=jpg")).await(TILES + " > 0");
            assertThat(tab.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
            tab.go(AlbumService.address("?page=stats")).awaitText("Status");
            assertThat(tab.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        }
    }

    @Test
    void failedObjectsSayWhyAndAskForNoPicture() throws Exception {
        try (Tab tab = AlbumService.open("?status=failed")) {
            tab.await("document.querySelector('.tile.FAILED a')?.title.length > 0")
                    .awaitText("Failed");
            tab.click(".tile.FAILED a").await("document.querySelector('.why.bad')?.innerText.includes('Try again')");
            assertThat(tab.requests()).noneMatch(url -> url.contains("thumbnails/problems"));
            tab.isFaultless();
        }
    }

    @Test
    void hostileNamesAreTextAndTheirInvisibleCharactersAreShown() throws Exception {
        try (Tab tab = AlbumService.open("?folder=hostile/")) {
            tab.await(TILES + " === 1");
            assertThat(tab.text("#grid"))
                    .contains("⟨U+202E⟩gpj")
                    .contains("\"quotes\" 100%25.jpg")
                    .contains("<img src=x");
            tab.click("#grid .tile a")
                    .await("document.querySelector('.viewer-panel h2')?.innerText.includes('⟨U+202E⟩')");
            tab.await("document.querySelector('.pswp__img:not(.pswp__img--placeholder)')?.naturalWidth > 0");
            tab.go(AlbumService.address("?" + "view="
                    + java.net.URLEncoder.encode(AlbumService.HOSTILE, java.nio.charset.StandardCharsets.UTF_8)));
            tab.await("document.querySelector('.viewer-panel h2')?.innerText.includes('⟨U+202E⟩')")
                    .isFaultless();
        }
    }

    @Test
    void videosAreMarkedWithTheirDuration() throws Exception {
        try (Tab tab = AlbumService.open("?type=video")) {
            tab.await("document.querySelector('.tile .badge')?.innerText.includes('0:01')");
        }
    }

    @Test
    void severalAreSelectedByMouseAndKeyboard() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/&sort=name")) {
            tab.await(TILES + " === " + AlbumService.SCENES);
            tab.evaluate("document.querySelector('#grid [tabindex=\"0\"]').focus()");
            tab.press("x", "Shift+ArrowRight", "Shift+ArrowRight").awaitText("3 selected");
            tab.press("Escape").await("!document.querySelector('.selection')");
            tab.press("Ctrl+a").awaitText(AlbumService.SCENES + " selected");
            tab.click(".selection [aria-label='Clear the selection']").await("!document.querySelector('.selection')");
        }
    }

    @Test
    void onPaperThereArePicturesWithTheirNamesOnly() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/")) {
            tab.await(TILES + " === " + AlbumService.SCENES).paper(true);
            tab.await("getComputedStyle(document.querySelector('#facets')).display === 'none'");
            assertThat(tab.text(".tile .veil")).contains(".jpg");
        }
    }
}
