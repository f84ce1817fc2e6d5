package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.e2e.ApiClient;

/** How files come into the album and leave it: in parts, by drag and drop, from the clipboard, as an archive. */
@ExtendWith(AlbumService.class)
class AlbumTransferIT {

    private static final int BYTES_IN_PARTS = (17 << 20) + 1;

    @TempDir
    Path folder;

    private static String row(String name) {
        return "document.querySelector('.upload[data-name=" + Tab.quote(name) + "]')";
    }

    private static String answered(int part) {
        return "performance.getEntriesByType('resource').some(e => e.name.includes('partNumber=" + part + "'))";
    }

    /** The second part fails, then gets no answer: the upload is paused, the page reloaded, the file chosen again. */
    @Test
    void aLargeFileGoesStraightToTheStoreAndGoesOnWithThePartsThatAreMissing() throws Exception {
        Path file = Files.write(folder.resolve("large.jpg"), Arrays.copyOf(AlbumService.scene(2), BYTES_IN_PARTS));
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        try (Tab tab = AlbumService.tab()) {
            tab.answer("*partNumber=*", (method, url) -> {
                if (!method.equals("PUT")) {
                    return null;
                }
                if (url.contains("partNumber=1")) {
                    first.incrementAndGet();
                }
                return url.contains("partNumber=2")
                        ? switch (second.incrementAndGet()) {
                            case 1 -> "503{}";
                            case 2 -> "";
                            default -> null;
                        }
                        : null;
            });
            tab.go(AlbumService.address("?folder=parts/")).awaitText("Nothing is found");
            tab.choose("#files", List.of(file));
            Awaitility.await("the part that failed is sent again").until(() -> second.get() == 2);
            String large = row("parts/large.jpg");
            tab.await(answered(1))
                    .await(answered(3))
                    .click(".upload [aria-label='Pause: large.jpg']")
                    .await(large + ".innerText.includes('Paused at')");
            assertThat(AlbumService.api().get("api/media/parts/large.jpg").statusCode())
                    .isEqualTo(404);
            tab.go(AlbumService.address("?folder=parts/&sort=name"))
                    .await("document.querySelector('#tray').hidden")
                    .awaitText("Nothing is found")
                    .choose("#files", List.of(file));
            tab.await(row("parts/large.jpg") + ".classList.contains('done')").isFaultless();
        }
        assertThat(first).as("times that the first part was sent").hasValue(1);
        assertThat(second).as("times that the second part was sent").hasValue(3);
        assertThat(ApiClient.object(AlbumService.api().get("api/media/parts/large.jpg"))
                        .getInt("size"))
                .isEqualTo(BYTES_IN_PARTS);
    }

    @Test
    void filesAndFoldersAreDroppedOnThePage() throws Exception {
        Path file = Files.write(folder.resolve("loose.jpg"), AlbumService.scene(4));
        Path inner = Files.createDirectories(folder.resolve("trip/day"));
        Files.write(inner.resolve("one.jpg"), AlbumService.scene(5));
        Files.write(folder.resolve("trip/.hidden.jpg"), AlbumService.scene(6));
        try (Tab tab = AlbumService.open("?folder=dropped/")) {
            tab.awaitText("Nothing is found").drop(List.of(file, folder.resolve("trip")));
            tab.await(row("dropped/loose.jpg") + "?.classList.contains('done')")
                    .await(row("dropped/trip/day/one.jpg") + "?.classList.contains('done')")
                    .await("document.querySelectorAll('#grid .tile').length === 2");
            assertThat(tab.number("document.querySelectorAll('.upload').length"))
                    .isEqualTo(2);
            assertThat(tab.evaluate("document.querySelector('#drop').hidden")).isEqualTo(jakarta.json.JsonValue.TRUE);
            tab.isFaultless();
        }
    }

    @Test
    void aPictureIsPasted() throws Exception {
        String bytes = Base64.getEncoder().encodeToString(AlbumService.scene(7));
        try (Tab tab = AlbumService.open("?folder=pasted/")) {
            tab.awaitText("Nothing is found")
                    .evaluate(
                            "(() => { const data = new DataTransfer();"
                                    + "data.items.add(new File([Uint8Array.from(atob('" + bytes
                                    + "'), c => c.charCodeAt(0))], 'image.png', {type: 'image/png'}));"
                                    + "document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true})); })()");
            tab.await("document.querySelector('#grid .tile a')?.dataset.name.startsWith('pasted/pasted ')")
                    .isFaultless();
        }
    }

    @Test
    void aSelectionIsSavedAsAnArchive() throws Exception {
        try (Tab tab = AlbumService.open("?folder=scenes/&sort=name")) {
            tab.await("document.querySelectorAll('#grid .tile').length === " + AlbumService.SCENES)
                    .evaluate("document.querySelector('#grid [tabindex=\"0\"]').focus()");
            tab.press("x", "Shift+ArrowRight")
                    .awaitText("2 selected")
                    .evaluate(
                            "[...document.querySelectorAll('.selection button')].find(b => b.innerText.trim() === 'Download').click()");
            Awaitility.await().until(() -> tab.requests().stream()
                    .anyMatch(request -> request.startsWith("download ") && request.endsWith(".zip")));
            tab.awaitText("2 selected").isFaultless();
        }
    }

    @Test
    void aPictureThatFailedIsTriedAgain() throws Exception {
        try (Tab tab = AlbumService.open("?view=problems/broken.jpg")) {
            tab.await("document.querySelector('.why.bad')?.innerText.includes('Try again')")
                    .evaluate("document.querySelector('.why.bad button').click()");
            tab.awaitText("1 item will be labelled again.");
            assertThat(tab.requests()).anyMatch(url -> url.endsWith("/api/retry/problems/broken.jpg"));
            AlbumService.api().awaitStatus("problems/broken.jpg", "FAILED");
            tab.isFaultless();
        }
    }
}
