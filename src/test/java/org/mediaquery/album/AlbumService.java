package org.mediaquery.album;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mediaquery.e2e.ApiClient;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.onnx.TinyOnnxModel;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalService;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The service with some pictures, and the browser: started once for all tests of the album. */
public final class AlbumService implements BeforeAllCallback {

    /** Names that would do harm if they were not handled as text. */
    static final String HOSTILE = "hostile/<img src=x onerror=alert(1)>\u202Egpj & \"quotes\" 100%25.jpg";

    static final int SCENES = 14;
    private static final float[][] SKY_AND_LAWN = {{0, 0}, {-9, 9}, {9, -9}};
    private static final int[][] SIZES = {{480, 320}, {320, 480}, {400, 400}, {640, 300}};

    private static Running running;

    /** Everything that runs. */
    private record Running(LocalService service, S3Client s3, Browser browser) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            try {
                browser.close();
            } finally {
                s3.close();
                service.close();
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(
                chromium.isPresent(),
                "needs Chromium: install the package chromium, or name it with the variable CHROMIUM");
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(AlbumService.class))
                .getOrComputeIfAbsent("running", key -> start(chromium.get()), Running.class);
    }

    private static Running start(Path chromium) {
        try {
            Path folder = Files.createTempDirectory(Path.of(System.getProperty("build.directory")), "album");
            Path model = Files.write(folder.resolve("tiny.onnx"), TinyOnnxModel.bytes(32, SKY_AND_LAWN));
            Path labels = Files.writeString(folder.resolve("labels.txt"), "sky\nlawn\n");
            LocalService service =
                    new LocalService(Map.of("MEDIA_MODEL", model.toString(), "MEDIA_MODEL_LABELS", labels.toString()));
            S3Client s3 = service.cloud().s3();
            fill(s3);
            ApiClient api = new ApiClient(service.server().home());
            api.awaitStatus("scenes/" + (SCENES - 1) + ".jpg", "LABELLED");
            api.awaitStatus("clips/upright.mp4", "LABELLED");
            api.awaitStatus("problems/broken.jpg", "FAILED");
            api.awaitStatus("problems/notes.txt", "UNSUPPORTED");
            return new Running(service, s3, Browser.start(chromium));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fill(S3Client s3) throws IOException {
        for (int i = 0; i < SCENES; i++) {
            put(s3, "scenes/" + i + ".jpg", scene(i));
        }
        put(s3, HOSTILE, scene(3));
        put(s3, "problems/broken.jpg", Pictures.truncatedJpeg());
        put(s3, "problems/notes.txt", "no picture".getBytes(StandardCharsets.UTF_8));
        try (InputStream video = AlbumService.class.getResourceAsStream("/media/upright.mp4")) {
            put(s3, "clips/upright.mp4", video.readAllBytes());
        }
    }

    /** A picture that was taken some months ago. */
    static byte[] scene(int number) throws IOException {
        int[] size = SIZES[number % SIZES.length];
        return DatedJpeg.write(
                Scenes.draw(number, size[0], size[1]),
                LocalDateTime.of(2026, 9, 20, 12, 0).minusDays(number * 11L));
    }

    static void put(String name, byte[] bytes) {
        put(running.s3(), name, bytes);
    }

    private static void put(S3Client s3, String name, byte[] bytes) {
        s3.putObject(request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(bytes));
    }

    static void delete(String name) {
        running.s3().deleteObject(request -> request.bucket(LocalCloud.BUCKET).key(name));
    }

    static ApiClient api() {
        return new ApiClient(running.service().server().home());
    }

    static URI address(String query) {
        return running.service().server().home().resolve(query);
    }

    /** A new page of a desktop with a part of the album. */
    static Tab open(String query) throws Exception {
        return running.browser().open().size(1440, 900).go(address(query));
    }

    /** A new page that is not gone anywhere yet. */
    static Tab tab() throws Exception {
        return running.browser().open().size(1440, 900);
    }
}
