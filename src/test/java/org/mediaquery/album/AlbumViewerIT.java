package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The viewer: pictures, videos, what is known of them, and deleting. */
@ExtendWith(AlbumService.class)
class AlbumViewerIT {

    private static final String OPEN = "document.querySelector('.pswp--open')";

    @Test
    void thePictureIsShownWithItsNeighbours() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/&sort=name&view=scenes/10.jpg")) {
            tab.await(
                    "document.querySelector('.pswp__item[aria-hidden=false] .pswp__img:not(.pswp__img--placeholder)')?.naturalWidth === 400");
            tab.await("document.querySelectorAll('.pswp__img:not(.pswp__img--placeholder)').length >= 2");
            tab.press("ArrowRight").await("document.querySelector('.viewer-name').innerText.includes('11.jpg')");
            tab.press("ArrowLeft", "ArrowLeft")
                    .await("document.querySelector('.viewer-name').innerText.includes('1.jpg')");
            tab.press("z").await("document.querySelector('.pswp--zoomed-in')");
            tab.press("i").await("document.querySelector('.viewer-panel').hidden");
            tab.press("i").await("!document.querySelector('.viewer-panel').hidden");
            tab.press("Escape").await("!" + OPEN).isFaultless();
            assertThat(tab.requests())
                    .filteredOn(url -> url.contains("photoswipe.esm"))
                    .hasSize(1);
        }
    }

    @Test
    void thePanelTellsWhyWhenAndHowLarge() throws Exception {
        try (Tab tab = AlbumService.open("?view=scenes/1.jpg")) {
            tab.await("document.querySelector('.viewer-panel meter')");
            assertThat(tab.text(".viewer-panel"))
                    .containsIgnoringCase("Computed from the pixels")
                    .containsIgnoringCase("Model")
                    .contains("Taken", "Uploaded", "320 × 480", "scenes/1.jpg", " %");
        }
    }

    @Test
    void aBoxAndItsLabelLightUpTogether() throws Exception {
        String record =
                "{\"name\":\"scenes/1.jpg\",\"type\":\"image\",\"labels\":[\"Boat\"],\"status\":\"LABELLED\",\"size\":9,\"etag\":\"x\",\"width\":320,\"height\":480,\"uploadedAt\":\"2026-11-20T10:00:00Z\",\"sources\":[],"
                        + "\"detections\":[{\"label\":\"Boat\",\"confidence\":91.5,\"source\":\"onnx\",\"parents\":[\"Vehicle\"],\"boxes\":[{\"left\":0.25,\"top\":0.5,\"width\":0.5,\"height\":0.25}]},{\"label\":\"Sky\",\"confidence\":60,\"source\":\"onnx\"}]}";
        try (Tab tab = AlbumService.tab()) {
            tab.answer((method, url) -> url.endsWith("/api/media/scenes/1.jpg") ? "200" + record : null);
            tab.go(AlbumService.address("?folder=scenes/&view=scenes/1.jpg")).await("document.querySelector('.box')");
            tab.await(
                    "(() => { const p = document.querySelector('.boxes').getBoundingClientRect(), b = document.querySelector('.box').getBoundingClientRect();"
                            + " return Math.abs((b.left - p.left) / p.width - 0.25) < 0.02 && Math.abs(b.height / p.height - 0.25) < 0.02; })()");
            tab.hover(".why-label").await("document.querySelector('.box.marked')");
            tab.hover(".box").await("document.querySelector('.why-label.marked')?.innerText.includes('Boat')");
            assertThat(tab.text(".why-label.marked")).contains("91.5 %", "is Vehicle");
            tab.press("b").await("!document.querySelector('.box')");
            tab.press("b").await("document.querySelector('.box')").isFaultless();
        }
    }

    @Test
    void aVideoPlaysAndItsTimelineSeeks() throws Exception {
        try (Tab tab = AlbumService.open("?type=video&view=clips/upright.mp4")) {
            tab.await("document.querySelector('video')?.readyState >= 1")
                    .await("document.querySelectorAll('.lane').length > 0");
            assertThat(tab.evaluate("document.querySelector('video').poster").toString())
                    .contains("thumbnails/clips/upright.mp4");
            tab.evaluate("document.querySelector('video').muted = true");
            tab.press(" ").await("document.querySelector('video').currentTime > 0.1");
            tab.evaluate("document.querySelector('video').pause()");
            tab.click(".lane-track")
                    .await("Math.abs(document.querySelector('video').currentTime - 0.5) < 0.1")
                    .isFaultless();
        }
    }

    @Test
    void whatIsDeletedCanBeBroughtBackAndIsDeletedLater() throws Exception {
        AlbumService.put("delete/a.jpg", AlbumService.scene(1));
        AlbumService.put("delete/b.jpg", AlbumService.scene(2));
        AlbumService.api().awaitStatus("delete/a.jpg", "LABELLED");
        AlbumService.api().awaitStatus("delete/b.jpg", "LABELLED");
        try (Tab tab = AlbumService.open("?folder=delete/&sort=name&view=delete/a.jpg")) {
            tab.await("document.querySelector('.viewer-name')?.innerText.includes('a.jpg')")
                    .press("Delete");
            tab.awaitText("Deleted delete/a.jpg")
                    .await("document.querySelector('.viewer-name').innerText.includes('b.jpg')");
            tab.click("#toasts .plain")
                    .press("Escape")
                    .await("!" + OPEN)
                    .await("document.querySelectorAll('#grid .tile').length === 2");
            assertThat(AlbumService.api().get("api/media/delete/a.jpg").statusCode())
                    .isEqualTo(200);
            tab.evaluate("document.querySelector('#grid a').focus()");
            tab.press("Delete").await("document.querySelectorAll('#grid .tile').length === 1");
            // who leaves the page does not wait for the time to undo
            tab.go(java.net.URI.create("about:blank"));
            AlbumService.api().awaitGone("delete/a.jpg");
        }
    }

    @Test
    void aRemovedPictureIsSaidToBeGoneAndLeavesTheAlbum() throws Exception {
        try (Tab tab = AlbumService.open("?view=scenes/none.jpg")) {
            tab.await("document.querySelector('#toasts .bad')")
                    .await("!new URLSearchParams(location.search).has('view')");
            assertThat(tab.text("#toasts")).contains("There is no picture");
        }
    }

    @Test
    void aDownloadDoesNotLeaveTheAlbum() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/&view=scenes/2.jpg")) {
            tab.await("document.querySelector('.viewer-bar [aria-label=Download]')")
                    .evaluate("window.here = true");
            tab.press("d");
            org.awaitility.Awaitility.await().until(() -> tab.requests().contains("download 2.jpg"));
            tab.await("window.here && " + OPEN);
        }
    }

    @Test
    void theKeysAreExplained() throws Exception {
        try (Tab tab = AlbumService.open("?view=scenes/2.jpg")) {
            tab.await(OPEN + " && document.querySelector('.viewer-panel meter')")
                    .press("?")
                    .awaitText("Keyboard shortcuts");
            tab.press("Escape").await("!document.querySelector('dialog[open]')").await(OPEN);
        }
    }
}
