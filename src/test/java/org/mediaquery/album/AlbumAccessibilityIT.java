package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No view of the album has a fault that axe-core finds, in light and dark, on a desktop and on a phone. */
@ExtendWith(AlbumService.class)
class AlbumAccessibilityIT {

    private static String axe;

    @BeforeAll
    static void load() throws Exception {
        try (InputStream script = AlbumAccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"light,1440", "dark,1440", "light,390", "dark,390"})
    void noViewHasAFault(String scheme, int width) throws Exception {
        try (Tab tab = AlbumService.tab().size(width, 900).media("prefers-color-scheme", scheme)) {
            tab.go(AlbumService.address("?folder=scenes/&label=sky&not-label=unicorn"))
                    .await("document.querySelectorAll('#grid .tile img').length > 0");
            tab.await("document.querySelector('#facets')?.innerText.includes('Sky') || innerWidth < 600");
            check(tab, "the album");
            tab.click("#search input").type("s").await("document.querySelector('[role=option]')");
            check(tab, "the suggestions");
            tab.go(AlbumService.address("?type=other")).await("document.querySelector('#grid .UNSUPPORTED')");
            tab.click("#grid .pick").await("document.querySelector('.selection')");
            check(tab, "a selection among files that are not supported");
            tab.go(AlbumService.address("?folder=scenes/&view=scenes/1.jpg"))
                    .await("document.querySelector('.pswp--open .viewer-bar button')");
            if (width < 600) {
                tab.click(".viewer-bar [aria-label=Information]");
            }
            tab.await("document.querySelector('.viewer-panel meter')");
            check(tab, "the viewer");
            tab.go(AlbumService.address("?view=clips/upright.mp4")).await("document.querySelector('.lane')");
            check(tab, "a video");
            tab.go(AlbumService.address("?page=stats")).awaitText("Formats");
            check(tab, "the statistics");
            tab.press("?").awaitText("Keyboard shortcuts");
            check(tab, "the help");
            tab.go(AlbumService.address("?label=unicorn")).awaitText("Nothing is found");
            check(tab, "an empty result");
            tab.isFaultless();
        }
    }

    private static void check(Tab tab, String view) {
        tab.evaluate("new Promise(done => setTimeout(done, 260))");
        tab.evaluate("window.axe ? 0 : (() => {" + axe + "})()");
        String found = ((JsonString)
                        tab.evaluate(
                                "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target + ' ' + (n.failureSummary ?? '').replaceAll('\\n', ' '))).join('\\n'))"))
                .getString();
        assertThat(found).as(view).isEmpty();
    }

    @Test
    void controlsAreLargeEnoughForFingers() throws Exception {
        try (Tab tab = AlbumService.tab().size(390, 800)) {
            tab.go(AlbumService.address("?folder=scenes/&label=sky"))
                    .await("document.querySelectorAll('#grid .tile').length > 0");
            String small = ((JsonString)
                            tab.evaluate(
                                    "[...document.querySelectorAll('button, select, a.icon, a.button')].filter(e => e.offsetParent && !e.closest('.chip')).filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 90)).join('\\n')"))
                    .getString();
            assertThat(small).isEmpty();
        }
    }

    @Test
    void whoWantsNoMotionGetsNone() throws Exception {
        try (Tab tab = AlbumService.tab().media("prefers-reduced-motion", "reduce")) {
            tab.go(AlbumService.address("?folder=scenes/"))
                    .await("document.querySelectorAll('#grid .tile img').length > 0");
            tab.await("document.getAnimations().length === 0");
        }
    }
}
