package org.mediaquery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "holiday/dog.jpg|attachment; filename=\"dog.jpg\"; filename*=UTF-8''dog.jpg",
                "ünï 🐕.jpg|attachment; filename=\"_n_ _.jpg\"; filename*=UTF-8''%C3%BCn%C3%AF%20%F0%9F%90%95.jpg",
                "a/x\";y='1'%.jpg|attachment; filename=\"x__y__1__.jpg\"; filename*=UTF-8''x%22%3By%3D%271%27%25.jpg",
                "folder/|attachment; filename=\"download\"; filename*=UTF-8''download",
            })
    void namesTheFile(String name, String expected) {
        assertThat(ContentDisposition.attachment(name)).isEqualTo(expected);
    }

    @Test
    void keepsTheEndOfALongName() {
        String value = ContentDisposition.attachment("é".repeat(500) + ".jpg");

        assertThat(value).endsWith("%C3%A9.jpg").hasSizeLessThan(1000);
    }

    @Test
    void isASafeHeaderWhateverTheName() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            String name = random.ints(1 + random.nextInt(20), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String value = ContentDisposition.attachment(name);
            assertThat(value)
                    .matches(
                            "attachment; filename=\"[A-Za-z0-9 ._()-]+\"; filename\\*=UTF-8''[!#$&+.^_`|~A-Za-z0-9%-]+");
            String file = name.substring(name.lastIndexOf('/') + 1);
            String decoded = URLDecoder.decode(
                    value.substring(value.indexOf("''") + 2).replace("+", "%2B"), StandardCharsets.UTF_8);
            assertThat(decoded).isEqualTo(file.isBlank() ? "download" : file);
        }
    }
}
