package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the tests of the album's scripts that need no browser: {@code node --test} over {@code src/test/js}. */
class ScriptsTest {

    private static final int SECONDS = 60;

    @Test
    void thePureModulesOfTheAlbumPassTheirTests() throws Exception {
        assumeTrue(
                node(List.of("--version")).matches("(?s)v(1[89]|[2-9]\\d|\\d{3,})\\..*"),
                "needs node 18 or newer on the path");
        List<String> command = new ArrayList<>(List.of("--test"));
        try (Stream<Path> tests = Files.list(Path.of("src/test/js"))) {
            tests.filter(file -> file.toString().endsWith(".test.mjs"))
                    .map(Path::toString)
                    .forEach(command::add);
        }
        String output = node(command);
        assertThat(output).contains("fail 0").doesNotContain("pass 0");
    }

    /** What node writes; nothing when there is none. */
    private static String node(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return "";
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
