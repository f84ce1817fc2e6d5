package org.mediaquery.query.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipEntryNamesTest {

    private static final List<String> PIECES = List.of(
            "a", "A", "..", ".", "/", "\\", "C:", "\u0000", "\n", "é", "\uD83D\uDC15", " ", "(2)", ".jpg", "*", "");

    @ParameterizedTest
    @CsvSource({
        "holiday/dog.jpg, holiday/dog.jpg",
        "../../etc/passwd, _/_/etc/passwd",
        "/etc/passwd, _/etc/passwd",
        "a//b, a/_/b",
        "C:\\Windows\\x.jpg, C__Windows_x.jpg",
        "ünï/🐕.jpg, ünï/🐕.jpg",
    })
    void areRelativePaths(String name, String expected) {
        assertThat(new ZipEntryNames().of(name)).isEqualTo(expected);
    }

    @Test
    void differRegardlessOfCase() {
        ZipEntryNames names = new ZipEntryNames();

        assertThat(names.of("a.b/dog.jpg")).isEqualTo("a.b/dog.jpg");
        assertThat(names.of("a.b/DOG.jpg")).isEqualTo("a.b/DOG (2).jpg");
        assertThat(names.of("a.b/dog.JPG")).isEqualTo("a.b/dog (3).JPG");
        assertThat(names.of("a.b/c")).isEqualTo("a.b/c");
        assertThat(names.of("A.b/c")).isEqualTo("A.b/c (2)");
        assertThat(names.of(".hidden")).isEqualTo(".hidden");
        assertThat(names.of(".HIDDEN")).isEqualTo(".HIDDEN (2)");
    }

    @Test
    void staySafeWhateverTheNames() {
        Random random = new Random(3);
        ZipEntryNames names = new ZipEntryNames();
        Set<String> seen = new HashSet<>();
        Path root = Path.of("/archive");
        for (int i = 0; i < 5000; i++) {
            StringBuilder name = new StringBuilder("x".repeat(random.nextInt(2)));
            for (int j = random.nextInt(6); j >= 0; j--) {
                name.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String entry = names.of(name.toString());
            assertThat(entry).doesNotStartWith("/").doesNotContain("\\", "\u0000", "\n");
            // a NUL would make Path fail
            assertThat(root.resolve(entry).normalize().startsWith(root))
                    .as(entry)
                    .isTrue();
            assertThat(seen.add(entry.toLowerCase(Locale.ROOT))).as(entry).isTrue();
        }
    }
}
