package org.mediaquery.album;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The libraries in the album are exactly those that the list names. */
class VendoredFilesTest {

    private static final Path FOLDER = Path.of("src/main/webapp/vendor");
    private static final Path LIST = FOLDER.resolve("vendored.json");

    @Test
    void eachFileIsTheOneOfItsRelease() throws Exception {
        assertThat(present()).isEqualTo(listed());
    }

    @Test
    void eachLibraryNamesItsVersionAndLicense() throws Exception {
        for (JsonObject library : list().getValuesAs(JsonObject.class)) {
            assertThat(library.getString("license")).isNotBlank();
            assertThat(library.getString("source")).contains(library.getString("name"), library.getString("version"));
            assertThat(library.getJsonObject("files")).containsKey(library.getString("name") + "/LICENSE");
        }
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (JsonObject library : list().getValuesAs(JsonObject.class)) {
            library.getJsonObject("files").forEach((file, hash) -> listed.put(file, ((JsonString) hash).getString()));
        }
        return listed;
    }

    private static JsonArray list() throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(LIST))) {
            return reader.readArray();
        }
    }

    private static Map<String, String> present() throws IOException, NoSuchAlgorithmException {
        Map<String, String> present = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(LIST))
                    .toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                present.put(
                        FOLDER.relativize(file).toString().replace('\\', '/'),
                        HexFormat.of().formatHex(hash));
            }
        }
        return present;
    }
}
