package org.mediaquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation refers only to files, sections and classes that exist. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s:]+)\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z0-9]+)?)s?`");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                    Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")),
                    docs.filter(file -> file.toString().endsWith(".md")).toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksReferToExistingFilesAndSections(Path page) throws IOException {
        String text = Files.readString(page);
        assertThat(LINK.matcher(text).results().map(link -> link.group(1))).allSatisfy(link -> {
            int hash = link.indexOf('#');
            String file = hash < 0 ? link : link.substring(0, hash);
            Path target = file.isEmpty() ? page : page.resolveSibling(file);
            assertThat(target).exists();
            if (hash >= 0) {
                assertThat(sections(target)).contains(link.substring(hash + 1));
            }
        });
    }

    @Test
    void classesOfTheArchitecturePageExist() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.substring(0, file.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        assertThat(CLASS_NAME
                        .matcher(Files.readString(Path.of("docs/architecture.md")))
                        .results()
                        .map(name -> name.group(1)))
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(classes).contains(name));
    }

    /** Returns a page's anchors as GitHub creates them: lower case, without punctuation, spaces as hyphens. */
    private static Set<String> sections(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(DocumentationTest::anchor)
                .collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
