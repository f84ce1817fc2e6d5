package org.mediaquery.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mediaquery.media.InvalidInputException;

class JsonBodyTest {

    private static final Set<String> KNOWN = Set.of("text", "flag", "number");

    @Test
    void membersHaveTheirTypes() {
        JsonBody body = JsonBody.read("{\"text\": \"a\\u00fc\", \"flag\": true, \"number\": 7}", KNOWN);
        assertThat(body.text("text", "")).isEqualTo("aü");
        assertThat(body.flag("flag", false)).isTrue();
        assertThat(body.number("number", 0, 1, 64)).isEqualTo(7);
    }

    @Test
    void missingMembersHaveDefaults() {
        for (String body : new String[] {"", " \n", "{}"}) {
            JsonBody empty = JsonBody.read(body, KNOWN);
            assertThat(empty.text("text", "otherwise")).isEqualTo("otherwise");
            assertThat(empty.flag("flag", true)).isTrue();
            assertThat(empty.number("number", 3, 1, 64)).isEqualTo(3);
        }
    }

    static Stream<String> wrong() {
        return Stream.of(
                "[",
                "null",
                "{",
                "{]",
                "{} {}",
                "{\"flag\": true} x",
                "{\"other\": 1}",
                "{\"flag\": null}",
                "{\"flag\": 1}",
                "{\"flag\": \"true\"}",
                "{\"flag\": true, \"flag\": true}",
                "{\"text\": 1}",
                "{\"text\": {}}",
                "{\"number\": 18446744073709551617}",
                "{\"number\": 1.0}",
                "{\"number\": 1e1}",
                "{\"number\": \"7\"}",
                "{\"number\": 65}",
                "{\"number\": " + "9".repeat(5000) + "}",
                "[".repeat(5000),
                "{\"text\":".repeat(5000));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void rejectsInvalidBodies(String text) {
        assertThatThrownBy(() -> {
                    JsonBody body = JsonBody.read(text, KNOWN);
                    body.text("text", "");
                    body.flag("flag", false);
                    body.number("number", 0, 1, 64);
                })
                .isInstanceOf(InvalidInputException.class);
    }
}
