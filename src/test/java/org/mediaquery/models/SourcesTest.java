package org.mediaquery.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.models.tensorflowjs.SsdConversion;

/** Where files come from. */
class SourcesTest {

    private static final Digest NOTHING = Digest.parse("0".repeat(64));

    @TempDir
    Path folder;

    private final Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream()));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/model.onnx", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("right".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFileIsFetchedFromAUrl() throws Exception {
        new HttpsSource(url("/model.onnx"), 5).fetch(folder.resolve("file"), folder, progress);

        assertThat(folder.resolve("file")).hasContent("right");
    }

    @Test
    void whatTheServerRefusesIsTold() {
        assertThatThrownBy(() -> new HttpsSource(url("/other"), 5).fetch(folder.resolve("file"), folder, progress))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
    }

    @Test
    void reportsThatNpmIsMissing() {
        assertThatThrownBy(() -> npm("no-such-npm").fetch(folder.resolve("file"), folder, progress))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("npm is not on the path");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reportsTheOutputOfNpmWhenItFails() throws Exception {
        Path npm = script("echo 'npm ERR! code ENOTFOUND'; echo 'npm ERR! no network'; exit 7");

        assertThatThrownBy(() -> npm(npm.toString()).fetch(folder.resolve("file"), folder, progress))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("code 7: npm ERR! code ENOTFOUND | npm ERR! no network");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPackageWithOtherContentIsNotOpened() throws Exception {
        Path npm = script("echo other > some-package-1.0.0.tgz");

        assertThatThrownBy(() -> npm(npm.toString()).fetch(folder.resolve("file"), folder, progress))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the SHA-256 of some-package@1.0.0 is");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void severalFilesOfAPackageAreFetchedWithOneCall() throws Exception {
        Path archive = archive(Map.of("package/a.txt", "right", "package/b.txt", "left"));
        Path npm = script("echo called >> " + folder + "/calls; cp " + archive + " some-package-1.0.0.tgz");
        NpmPackage some = new NpmPackage("some-package@1.0.0", digest(archive), npm.toString());
        Path first = Files.createDirectories(folder.resolve("work/1"));
        Path second = Files.createDirectories(folder.resolve("work/2"));

        new NpmFileSource(some, "package/a.txt").fetch(first.resolve("file"), first, progress);
        new NpmFileSource(some, "package/b.txt").fetch(second.resolve("file"), second, progress);

        assertThat(first.resolve("file")).hasContent("right");
        assertThat(second.resolve("file")).hasContent("left");
        assertThat(folder.resolve("calls")).hasContent("called");
        assertThatThrownBy(() -> new NpmFileSource(some, "package/c.txt")
                        .fetch(folder.resolve("work/c"), Files.createDirectory(folder.resolve("work/3")), progress))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no file package/c.txt");
    }

    @Test
    void digestsOfBothFormsAreUnderstood() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "right");

        assertThat(Digest.parse("27042f4e6eca7d0b2a7ee4026df2ecfa51d3339e6d122aa099118ecd8563bad9")
                        .matches(file))
                .isTrue();
        assertThat(Digest.parse(
                                "sha512-VclyEGoLMmex4fp699WE3c9gUe5RYw2knM6A2VOZI5DNbkxxityFK+t2GKciG346A+6ubG+1LTqIBWZcNX9rHw==")
                        .matches(file))
                .isTrue();
        assertThat(NOTHING.matches(file)).isFalse();
        assertThat(NOTHING.matches(folder.resolve("absent"))).isFalse();
        assertThatThrownBy(() -> Digest.parse("md5-abc")).hasMessageContaining("md5-abc");
    }

    private Path archive(Map<String, String> files) throws IOException {
        Path archive = folder.resolve("archive.tgz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    private static Digest digest(Path file) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return Digest.parse(HexFormat.of().formatHex(digest));
    }

    private TensorFlowJsSource npm(String command) {
        return new TensorFlowJsSource(
                new NpmPackage("some-package@1.0.0", NOTHING, command),
                "package/",
                new SsdConversion("x", 8, "boxes", "scores", "anchors", List.of(0)));
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("npm"), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
