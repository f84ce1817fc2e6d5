package org.mediaquery.imaging.heif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.programs.InstalledProgram;

/**
 * The program of libheif, as installed here.
 *
 * @param path the program
 * @param formats the formats for which libheif has a decoder
 */
record HeifProgram(Path path, Set<MediaFormat> formats) {

    /** From version 1.18 on, and before. */
    private static final List<String> NAMES = List.of("heif-dec", "heif-convert");

    private static final long LIST_SECONDS = 10;

    /** Versions before 1.13 cannot list their decoders; they have both, unless someone built them without. */
    private static final Set<MediaFormat> UNLISTED = EnumSet.of(MediaFormat.HEIC, MediaFormat.AVIF);

    /**
     * Finds the program.
     *
     * @param path folders, like the environment variable {@code PATH}; may be null
     */
    static Optional<HeifProgram> find(String path) {
        return NAMES.stream()
                .flatMap(name -> InstalledProgram.find(name, path).stream())
                .findFirst()
                .map(program -> new HeifProgram(program, formats(program)));
    }

    private static Set<MediaFormat> formats(Path program) {
        try {
            Process process = InstalledProgram.builder(List.of(program.toString(), "--list-decoders"))
                    .redirectError(Redirect.DISCARD)
                    .start();
            try {
                // the list is shorter than the buffer of a pipe
                boolean ended = process.waitFor(LIST_SECONDS, TimeUnit.SECONDS);
                return ended && process.exitValue() == 0
                        ? listed(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        : UNLISTED;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("failed to run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for decoders", e);
        }
    }

    /** Parses a list of headlines, each with lines that start with a hyphen. */
    private static Set<MediaFormat> listed(String list) {
        if (!list.contains("decoders:")) {
            return UNLISTED;
        }
        Set<MediaFormat> formats = EnumSet.noneOf(MediaFormat.class);
        String headline = "";
        for (String line : list.lines().toList()) {
            if (!line.startsWith("-")) {
                headline = line;
            } else if (headline.startsWith("HEIC ")) {
                formats.add(MediaFormat.HEIC);
            } else if (headline.startsWith("AVIF ")) {
                formats.add(MediaFormat.AVIF);
            }
        }
        return formats;
    }
}
