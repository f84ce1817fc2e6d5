package org.mediaquery.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mediaquery.labelling.onnx.TinyOnnxModel;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalService;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The built WAR on Liberty with a tiny model, started once for all test classes that use it. Each uses its own folders. */
final class SharedService implements BeforeAllCallback {

    private static final float[][] SKY_AND_LAWN = {{0, 0}, {-9, 9}, {9, -9}};

    private static Running running;

    private record Running(Path model, LocalService service, S3Client s3) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            s3.close();
            service.close();
            LocalService.delete(model);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedService.class))
                .getOrComputeIfAbsent("running", key -> start(), Running.class);
    }

    private static Running start() {
        try {
            Path folder = Files.createTempDirectory(Path.of(System.getProperty("build.directory")), "model");
            Path model = Files.write(folder.resolve("tiny.onnx"), TinyOnnxModel.bytes(32, SKY_AND_LAWN));
            Path labels = Files.writeString(folder.resolve("labels.txt"), "sky\nlawn\n");
            LocalService service =
                    new LocalService(Map.of("MEDIA_MODEL", model.toString(), "MEDIA_MODEL_LABELS", labels.toString()));
            return new Running(folder, service, service.cloud().s3());
        } catch (Exception e) {
            throw new IllegalStateException("the service did not start", e);
        }
    }

    static LocalService service() {
        return running.service();
    }

    static ApiClient api() {
        return new ApiClient(running.service().server().home());
    }

    static S3Client s3() {
        return running.s3();
    }

    /** Puts an object into the bucket. */
    static void put(String name, byte[] bytes) {
        s3().putObject(request -> request.bucket(LocalCloud.BUCKET).key(name), RequestBody.fromBytes(bytes));
    }
}
