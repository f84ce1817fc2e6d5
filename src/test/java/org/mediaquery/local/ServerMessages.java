package org.mediaquery.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the server's message log, which is independent of its console output. */
final class ServerMessages {

    private static final int LAST_LINES = 30;

    /** The application was not started, or failed to start (Open Liberty's message reference). */
    private static final Pattern NOT_STARTED = Pattern.compile("CWWKZ0012I|CWWKZ0002E");

    /** The service's message about an invalid configuration. */
    private static final Pattern REASON = Pattern.compile("The service does not start: (.+)");

    private final Path log;
    private final Instant start;

    /**
     * @param output the server's WLP_OUTPUT_DIR
     * @param start when the server was started; older messages are from another run
     */
    ServerMessages(Path output, Instant start) {
        log = output.resolve("defaultServer").resolve("logs").resolve("messages.log");
        this.start = start;
    }

    /** Returns whether the application failed to start. */
    boolean reportFailure() {
        return lines().stream().anyMatch(line -> NOT_STARTED.matcher(line).find());
    }

    /** Returns the message about an invalid configuration, or else the last lines. */
    String why() {
        List<String> lines = lines();
        return lines.stream()
                .map(REASON::matcher)
                .filter(Matcher::find)
                .map(reason -> reason.group(1))
                .findFirst()
                .orElseGet(() -> "Its last messages are:" + System.lineSeparator()
                        + String.join(
                                System.lineSeparator(),
                                lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
    }

    private List<String> lines() {
        try {
            if (!Files.exists(log) || Files.getLastModifiedTime(log).compareTo(FileTime.from(start)) < 0) {
                return List.of();
            }
            return Files.readAllLines(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            // the file is being replaced, or has another encoding
            return List.of("(the server's messages in " + log + " cannot be read: " + e + ")");
        }
    }
}
