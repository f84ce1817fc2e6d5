package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Searching, and the URL as the state of the page. */
@ExtendWith(AlbumService.class)
class AlbumSearchIT {

    private static final String INPUT = "#search input";
    private static final String TILES = "document.querySelectorAll('#grid .tile').length";

    private static String parameter(String name, String value) {
        return "new URLSearchParams(location.search).getAll(" + Tab.quote(name) + ").join() === " + Tab.quote(value);
    }

    @Test
    void aLabelThatIsTypedInThePluralBecomesAChipAndAnother() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/")) {
            tab.await(TILES + " > 0")
                    .click(INPUT)
                    .type("skis")
                    .awaitText("in names and texts")
                    .press("Escape");
            tab.evaluate("document.querySelector('#search input').value = ''");
            tab.type("landscapes").await("document.querySelector('[role=option]')?.innerText.includes('Landscape')");
            tab.press("Enter").await(parameter("label", "Landscape"));
            tab.click(INPUT)
                    .type("-lawn")
                    .await("document.querySelector('[role=option]')?.innerText.includes('Lawn')")
                    .press("ArrowDown", "Enter");
            tab.await(parameter("not-label", "Lawn"))
                    .await(parameter("label", "Landscape"))
                    .await(parameter("folder", "scenes/"));
            tab.click(INPUT)
                    .type("|sky")
                    .await("document.querySelector('[role=option]')?.innerText.includes('Sky')")
                    .press("Enter");
            tab.await(parameter("any-label", "Sky")).isFaultless();
            tab.press("Backspace").await(parameter("folder", ""));
        }
    }

    @Test
    void aSlipOfTheKeyboardStillFindsTheLabel() throws Exception {
        try (Tab tab = AlbumService.open("")) {
            tab.click(INPUT)
                    .type("landscpae")
                    .await("document.querySelector('[role=option]')?.innerText.includes('Landscape')");
        }
    }

    @Test
    void wordsThatAreNoLabelAreSearchedInNames() throws Exception {
        try (Tab tab = AlbumService.open("")) {
            tab.click(INPUT)
                    .type("upright")
                    .press("Enter")
                    .await(parameter("q", "upright"))
                    .await(TILES + " === 1");
            assertThat(tab.text("#toolbar")).contains("1 result");
            tab.click(INPUT).type("?!").press("Enter");
            assertThat(tab.text("#toasts")).isEmpty();
        }
    }

    @Test
    void theUrlIsTheStateInBothDirections() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/&sort=name")) {
            tab.await(TILES + " === " + AlbumService.SCENES);
            tab.click("#grid .tile a[data-name='scenes/1.jpg']")
                    .await(parameter("view", "scenes/1.jpg"))
                    .await("document.querySelector('.pswp--open .viewer-bar button')");
            tab.press("ArrowRight").await(parameter("view", "scenes/10.jpg"));
            tab.evaluate("history.back()");
            tab.await("!document.querySelector('.pswp--open')")
                    .await(parameter("view", ""))
                    .await(TILES + " > 0");
            tab.evaluate("history.forward()");
            tab.await("document.querySelector('.viewer-name')?.innerText.includes('10.jpg')");
            tab.evaluate("location.reload()");
            tab.await(
                    "document.querySelector('.viewer-name')?.innerText.includes('10.jpg') && document.querySelector('.viewer-name').innerText.includes('of 14')");
            tab.press("Escape").await(parameter("view", "")).await(parameter("sort", "name"));
            tab.await("document.activeElement.dataset.name === 'scenes/10.jpg'");
        }
    }

    /** An answer that comes late must not take the place of a newer one. */
    @Test
    void theSlowAnswerOfAnEarlierSearchIsForgotten() throws Exception {
        AtomicBoolean held = new AtomicBoolean();
        try (Tab tab = AlbumService.tab()) {
            tab.answer((method, url) -> {
                if (!url.contains("/api/media/?q=slow")) {
                    return null;
                }
                held.set(true);
                return "";
            });
            tab.go(AlbumService.address("?q=slow"));
            tab.await("document.querySelector('.chip')");
            org.awaitility.Awaitility.await().untilTrue(held);
            tab.click(INPUT).type("upright").press("Enter").await(TILES + " === 1");
            assertThat(tab.text("#toasts"))
                    .as("the search that was given up is no error")
                    .isEmpty();
        }
    }

    @Test
    void filtersTellWhatIsInTheResultAndAddToTheSearch() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/")) {
            tab.await("document.querySelector('#facets')?.innerText.includes('Sky')");
            tab.evaluate(
                    "[...document.querySelectorAll('#facets .take')].find(b => b.innerText.startsWith('Sky')).click()");
            tab.await(parameter("label", "Sky")).await(parameter("folder", "scenes/"));
            tab.await("document.querySelector('#facets .take[aria-pressed=true]')?.innerText.startsWith('Sky')");
            int all = tab.number("+document.querySelector('#toolbar .results').innerText.match(/\\d+/)[0]");
            assertThat(tab.number("+document.querySelector('#facets .take[aria-pressed=true] .count').innerText"))
                    .isEqualTo(all);
        }
    }

    @Test
    void onAPhoneTheFiltersAreASheet() throws Exception {
        try (Tab tab = AlbumService.tab().size(390, 800)) {
            tab.go(AlbumService.address("")).await(TILES + " > 0");
            tab.click(".filters-button")
                    .await("document.querySelector('#facets').getBoundingClientRect().height > 200");
            tab.press("Escape").await("document.querySelector('#facets').getBoundingClientRect().height === 0");
        }
    }

    @Test
    void nothingFoundAndNoAnswerSaySo() throws Exception {
        try (Tab tab = AlbumService.open("?label=unicorn")) {
            tab.awaitText("Nothing is found");
            tab.answer((method, url) ->
                    url.contains("/api/media/?label=other") ? "503{\"detail\":\"The catalog rests.\"}" : null);
            tab.go(AlbumService.address("?label=other"))
                    .awaitText("The catalog rests.")
                    .awaitText("cannot be loaded");
            tab.answer((method, url) -> null);
            tab.click(".empty .primary").awaitText("Nothing is found");
            assertThat(tab.text("#toasts"))
                    .as("what is over takes its message with it")
                    .isEmpty();
        }
    }

    @Test
    void beingOfflineIsToldAndForgotten() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/")) {
            tab.await(TILES + " > 0").offline(true).awaitText("You are offline");
            tab.offline(false).await("document.querySelector('#offline').hidden");
        }
    }
}
