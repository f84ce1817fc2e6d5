package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Uploads, and changes that show themselves. */
@ExtendWith(AlbumService.class)
class AlbumUploadIT {

    private static final String TILES = "document.querySelectorAll('#grid .tile').length";

    private static final int MANY = 200;
    private static final int BYTES_OF_MANY = 100_000;
    private static final String DONE = "document.querySelectorAll('.upload.done').length";
    private static final String FRAMES =
            "(() => { window.frames = []; let last = performance.now(); const step = now => { window.frames.push(now - last); last = now; requestAnimationFrame(step); }; requestAnimationFrame(step); })()";

    @TempDir
    Path folder;

    private Path file(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String row(String name) {
        return "document.querySelector('.upload[data-name=" + Tab.quote(name) + "]')";
    }

    @Test
    void oneBadFileStopsNoneOfTheOthers() throws Exception {
        List<Path> files = List.of(
                file("first.jpg", AlbumService.scene(1)),
                file("empty.jpg", new byte[0]),
                file("notes.txt", new byte[] {1}),
                file("broken.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, 1}),
                file("last.jpg", AlbumService.scene(2)));
        try (Tab tab = AlbumService.open("?folder=batch/")) {
            tab.awaitText("Nothing is found").choose("#files", files);
            tab.await(row("batch/first.jpg") + "?.innerText.includes('Labelled')")
                    .await(row("batch/last.jpg") + "?.innerText.includes('Labelled')");
            tab.await(row("batch/broken.jpg") + "?.innerText.includes('not labelled')");
            assertThat(tab.text("#tray")).contains("The file is empty").contains("no picture or video");
            tab.await(TILES + " === 2").isFaultless();
            tab.evaluate("document.querySelector('.upload .actions a').click()");
            tab.await("document.querySelector('.pswp--open')");
        }
    }

    @Test
    void aFileThatIsThereAlreadyIsNotReplacedUnasked() throws Exception {
        AlbumService.put("twice/a.jpg", AlbumService.scene(1));
        AlbumService.api().awaitStatus("twice/a.jpg", "LABELLED");
        try (Tab tab = AlbumService.open("?folder=twice/")) {
            tab.await(TILES + " === 1").choose("#files", List.of(file("a.jpg", AlbumService.scene(2))));
            tab.awaitText("there already").click(".upload [aria-label='Keep both: a.jpg']");
            tab.await(row("twice/a (2).jpg") + "?.innerText.includes('Labelled')")
                    .await(TILES + " === 2");
        }
    }

    /**
     * Answers for the many files. Every tenth one reaches the service; labelling all of them would take longer than
     * sending them. One fails at first.
     */
    private static String answer(String method, String url, AtomicBoolean failed) {
        if (url.endsWith("/api/uploads")) {
            return "404{}";
        }
        Matcher number = Pattern.compile("many-(\\d+)").matcher(url);
        if (!number.find()) {
            return null;
        }
        if (number.group(1).equals("100") && !failed.getAndSet(true)) {
            return "500{\"detail\":\"Out of order.\"}";
        }
        if (number.group(1).endsWith("0")) {
            return null;
        }
        return method.equals("PUT") ? "201{}" : url.contains("?name=") ? "200[]" : "404{}";
    }

    /** The service fails once for one file. The others arrive, and that one does when it is tried again. */
    @Test
    void ofManyFilesOneFailsWhileThePageStaysWhereItIsAndAnswers() throws Exception {
        byte[] bytes = Arrays.copyOf(
                DatedJpeg.write(Scenes.draw(1, 48, 32), LocalDateTime.of(2026, 2, 1, 12, 0)), BYTES_OF_MANY);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            files.add(file("many-%03d.jpg".formatted(i), bytes));
        }
        AtomicBoolean failed = new AtomicBoolean();
        try (Tab tab = AlbumService.tab().size(1000, 500)) {
            tab.answer((method, url) -> answer(method, url, failed));
            tab.go(AlbumService.address("?sort=name")).await(TILES + " > 10");
            tab.evaluate("scrollTo(0, 300)");
            tab.await("scrollY === 300").evaluate(FRAMES);
            tab.choose("#files", files);
            for (int share = 1; share <= 4; share++) {
                tab.await(DONE + " >= " + (MANY - 1) * share / 4);
            }
            assertThat(tab.text("#tray h2")).contains("199 files uploaded", "1 with problems");
            assertThat(tab.number("Math.round(scrollY)")).isEqualTo(300);
            assertThat(tab.number(
                            "Math.round(window.frames.sort((a, b) => a - b)[Math.floor(0.95 * window.frames.length)])"))
                    .as("milliseconds that 95 % of the frames stay below")
                    .isLessThanOrEqualTo(100);
            tab.await(row("uploads/many-100.jpg") + "?.innerText.includes('Out of order.')");
            tab.click(".upload [aria-label='Try again: many-100.jpg']")
                    .await(DONE + " === " + MANY)
                    .isFaultless();
            AlbumService.api().awaitStatus("uploads/many-100.jpg", "LABELLED");
        }
    }

    @Test
    void whatOthersPutAndRemoveShowsItselfWhileTheFocusStays() throws Exception {
        AlbumService.put("live/a.jpg", AlbumService.scene(1));
        AlbumService.api().awaitStatus("live/a.jpg", "LABELLED");
        try (Tab tab = AlbumService.open("?folder=live/&sort=name")) {
            tab.await(TILES + " === 1").evaluate("document.querySelector('#grid a').focus()");
            tab.await("document.activeElement.dataset.name === 'live/a.jpg'");
            AlbumService.put("live/0.jpg", AlbumService.scene(2));
            tab.await(TILES + " === 2")
                    .await(
                            "document.querySelector('#grid a').dataset.name === 'live/0.jpg' && document.querySelector('.tile.LABELLED a[data-name=\"live/0.jpg\"] img')");
            assertThat(tab.evaluate("document.activeElement.dataset.name").toString())
                    .contains("live/a.jpg");
            AlbumService.delete("live/0.jpg");
            tab.await(TILES + " === 1");
            assertThat(tab.evaluate("document.activeElement.dataset.name").toString())
                    .contains("live/a.jpg");
        }
    }
}
