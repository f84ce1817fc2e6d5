package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What browsers load before the first picture, and before the first one is opened, compressed as it is sent. */
class CodeSizeTest {

    private static final Path FOLDER = Path.of("src/main/webapp");
    private static final Pattern LINKED = Pattern.compile("(?:rel=\"stylesheet\" href|<script[^>]* src)=\"([^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("\\b(?:from|import)\\s*[\"'](\\.[^\"']+)[\"']");
    private static final int FIRST_BYTES = 40_000;
    private static final int VIEWER_BYTES = 29_000;

    @Test
    void theFirstScreenNeedsLittleCode() throws IOException {
        Set<Path> files = first();
        assertThat(files).contains(file("js/main.js"), file("vendor/lit-html/lit-html.js"), file("css/base.css"));
        assertThat(compressed(files)).as("bytes of %s", files).isLessThanOrEqualTo(FIRST_BYTES);
    }

    @Test
    void theViewerAddsLittleCode() throws IOException {
        Set<Path> files = withImports(file("js/viewer.js"));
        files.removeAll(first());
        files.add(file("css/viewer.css"));
        files.add(file("vendor/photoswipe/photoswipe.css"));
        assertThat(files).contains(file("vendor/photoswipe/photoswipe.esm.min.js"));
        assertThat(compressed(files)).as("bytes of %s", files).isLessThanOrEqualTo(VIEWER_BYTES);
    }

    /** Modules that come one after the other would each cost a round trip. */
    @Test
    void eachModuleOfTheFirstScreenIsAskedForAtOnce() throws IOException {
        String page = Files.readString(file("index.html"));
        for (Path module : withImports(file("js/main.js"))) {
            assertThat(page).contains("modulepreload\" href=\"" + FOLDER.relativize(module) + "\"");
        }
    }

    private static Set<Path> first() throws IOException {
        Set<Path> files = new TreeSet<>(Set.of(file("index.html")));
        Matcher linked = LINKED.matcher(Files.readString(file("index.html")));
        while (linked.find()) {
            files.addAll(withImports(file(linked.group(1))));
        }
        return files;
    }

    private static Path file(String name) {
        return FOLDER.resolve(name);
    }

    private static Set<Path> withImports(Path module) throws IOException {
        Set<Path> found = new TreeSet<>();
        Deque<Path> open = new ArrayDeque<>(Set.of(module));
        while (!open.isEmpty()) {
            Path next = open.pop();
            if (found.add(next) && next.toString().endsWith(".js")) {
                Matcher imported = IMPORTED.matcher(Files.readString(next));
                while (imported.find()) {
                    open.push(next.resolveSibling(imported.group(1)).normalize());
                }
            }
        }
        return found;
    }

    private static int compressed(Set<Path> files) throws IOException {
        int sum = 0;
        for (Path file : files) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(Files.readAllBytes(file));
            }
            sum += bytes.size();
        }
        return sum;
    }
}
