package org.mediaquery.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaNameTest {

    private static final String MARKER = "/api/media/";

    @ParameterizedTest
    @CsvSource({
        "/api/media/a%20b.jpg,a b.jpg",
        "/api/media/a+b.jpg,a+b.jpg",
        "/api/media/a%2Bb%25.jpg,a+b%.jpg",
        "/api/media/x//y%2Fz;v=1,x//y/z;v=1",
        "/api/media/%F0%9F%90%95,🐕",
        "/root/api/media/api/media/x,api/media/x",
    })
    void readsANameFromAPath(String path, String name) {
        assertThat(MediaName.fromPath(path, MARKER)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/media/%",
                "/api/media/%2",
                "/api/media/%zz",
                "/api/media/%ff",
                "/api/media/",
                "/other",
                "/api/media/a/../b"
            })
    void refusesAPathWithoutAValidName(String path) {
        assertThatThrownBy(() -> MediaName.fromPath(path, MARKER)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void countsLengthInBytes() {
        assertThat(MediaName.check("é".repeat(512))).hasSize(512);
        assertThatThrownBy(() -> MediaName.check("é".repeat(512) + "e"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1025")
                .hasMessageContaining("1024");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\tb",
                "a\nb",
                "\u0000",
                "a\u007f",
                "a\u0085",
                "/a",
                "a//b",
                "a/",
                ".",
                "..",
                "./a",
                "../a",
                "a/./b",
                "a/..",
                ";a",
                "a/;b",
                ".;a",
                "a/..;b/c"
            })
    void refusesNewNamesThatNoPathCanContain(String name) {
        assertThatThrownBy(() -> MediaName.checkAddressable(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContainingAny("\n", "\t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a;b", ".a", "..a", "a.", "...", "a/.b/c..", "ünï/🐕 \uFB01.jpg", "a%2Fb", "a\\b"})
    void acceptsOtherNewNames(String name) {
        assertThat(MediaName.checkAddressable(name)).isEqualTo(name);
    }

    @Property
    void readsBackANameWrittenIntoAPath(@ForAll @StringLength(min = 1, max = 200) String name) {
        if (name.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            assertThatThrownBy(() -> MediaName.check(name)).isInstanceOf(InvalidInputException.class);
        } else if (name.matches("/+")
                || List.of(name.split("/", -1)).stream().anyMatch(part -> part.equals(".") || part.equals(".."))) {
            assertThatThrownBy(() -> MediaName.fromPath(MARKER + MediaName.toPath(name), MARKER))
                    .isInstanceOf(InvalidInputException.class);
        } else {
            assertThat(MediaName.fromPath(MARKER + MediaName.toPath(name), MARKER))
                    .isEqualTo(name);
        }
    }
}
