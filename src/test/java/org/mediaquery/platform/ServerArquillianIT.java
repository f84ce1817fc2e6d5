package org.mediaquery.platform;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.local.LocalService;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.Status;
import org.mediaquery.storage.MediaStore;

/** Inside the server: the parts are put together, and the consumer runs on the server's executor. */
@ExtendWith(ArquillianExtension.class)
class ServerArquillianIT {

    @Inject
    MediaStore store;

    @Inject
    Catalog catalog;

    @Inject
    LifeCycle lifeCycle;

    @Inject
    LabellerSet labellers;

    @Deployment
    static WebArchive deployment() throws Exception {
        startCloud();
        return ShrinkWrap.createFromZipFile(
                        WebArchive.class, new File(System.getProperty("build.directory"), "media-query.war"))
                .addClass(ServerArquillianIT.class)
                .addPackages(true, "org.awaitility", "org.hamcrest");
    }

    @Test
    void whatIsPutIntoTheBucketComesIntoTheCatalogue() {
        store.put(
                "inside.txt",
                "text/plain",
                new ByteArrayInputStream("no picture".getBytes(StandardCharsets.UTF_8)));
        Optional<MediaRecord> record =
                await().atMost(Duration.ofSeconds(30)).until(() -> catalog.find("inside.txt"), Optional::isPresent);
        assertEquals(Status.UNSUPPORTED, record.orElseThrow().labelling().status());
        assertTrue(lifeCycle.consumer().health().failure().isEmpty());
        assertEquals("properties", labellers.sources().get(0));
    }

    /** In the process of the tests, on the ports that the server was told of; it ends with that process. */
    private static void startCloud() throws Exception {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("build.directory")), "cloud");
        LocalCloud cloud = new LocalCloud(
                new LocalPorts(port("test.http.port"), port("test.s3.port"), port("test.dynamo.port"), port("test.sqs.port")),
                folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                cloud.close();
                LocalService.delete(folder);
            } catch (Exception e) {
                throw new IllegalStateException("the stand-ins did not stop cleanly", e);
            }
        }));
    }

    private static int port(String key) {
        return Integer.parseInt(System.getProperty(key));
    }
}
