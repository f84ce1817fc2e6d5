package org.mediaquery.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.storage.UploadTooLargeException;

class ReceivedFormTest {

    private static final String TYPE = "multipart/form-data; boundary=limit";

    @Test
    void readsANameAfterTheFile() throws IOException {
        try (ReceivedForm form = read(file("dög 🐕.jpg", "image/jpeg", "bytes") + field("other", "x")
                + field("name", "é/a.jpg") + "--limit--\r\n")) {
            assertThat(form.name()).isEqualTo("é/a.jpg");
            FormFile file = form.files().get(0);
            assertThat(file.fileName()).isEqualTo("dög 🐕.jpg");
            assertThat(file.contentType()).isEqualTo("image/jpeg");
            assertThat(file.bytes()).hasContent("bytes");
            assertThat(file.bytes()).hasContent("bytes");
        }
    }

    @Test
    void keepsTheOrderOfFiles() throws IOException {
        try (ReceivedForm form = read(file("a", null, "1") + file("b", null, "") + file("", null, "3") + "--limit--")) {
            assertThat(form.files()).extracting(FormFile::fileName).containsExactly("a", "b", "");
            assertThat(form.files().get(1).bytes()).isEmpty();
            assertThat(form.files().get(0).contentType()).isNull();
            assertThat(form.name()).isNull();
        }
    }

    @Test
    void decodesAnEncodedFileName() {
        String head =
                "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''d%C3%B6g.jpg\r\n\r\nx\r\n";
        try (ReceivedForm form = read(head + "--limit--")) {
            assertThat(form.files().get(0).fileName()).isEqualTo("dög.jpg");
        }
    }

    @Test
    void readsAFileNameOfAThousandBytes() {
        String longName = "é".repeat(510) + ".jpg";
        try (ReceivedForm form = read(file(longName, "image/jpeg", "1") + "--limit--")) {
            assertThat(form.files().get(0).fileName()).isEqualTo(longName);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "text/plain"})
    void refusesOtherContentTypes(String contentType) {
        assertThatThrownBy(() -> ReceivedForm.read(contentType, bytes(file("a", null, "1") + "--limit--")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("multipart/form-data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nno end",
                "--limit\r\nContent-Disposition: form-data",
                "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\u0000b\"\r\n\r\nx\r\n--limit--"
            })
    void refusesAMalformedForm(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesTwoNames() {
        assertThatThrownBy(() -> read(field("name", "a") + field("name", "b") + "--limit--"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void limitsHeadersAndTheNumberOfFiles() {
        assertThatThrownBy(() -> read(file("a".repeat(10_000), null, "1") + "--limit--"))
                .isInstanceOf(UploadTooLargeException.class);
        assertThatThrownBy(() -> read(file("a", null, "1").repeat(1001) + "--limit--"))
                .isInstanceOf(UploadTooLargeException.class);
    }

    private static ReceivedForm read(String body) {
        return ReceivedForm.read(TYPE, bytes(body));
    }

    private static InputStream bytes(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(String name, String value) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String fileName, String contentType, String content) {
        String type = contentType == null ? "" : "Content-Type: " + contentType + "\r\n";
        return "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\n" + type
                + "\r\n" + content + "\r\n";
    }
}
