package org.mediaquery.platform.lifecycle;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.local.CloudOfTests;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.labels.Status;
import org.mediaquery.platform.LabellerSet;
import org.mediaquery.storage.MediaStore;

/** Tests the composition inside the server, with the consumer on the server's executor. */
@ExtendWith(ArquillianExtension.class)
class ServerArquillianIT {

    @Inject
    MediaStore store;

    @Inject
    Catalog catalog;

    @Inject
    Lifecycle lifecycle;

    @Inject
    LabellerSet labellers;

    @Deployment
    static WebArchive deployment() throws Exception {
        CloudOfTests.start();
        WebArchive archive = ShrinkWrap.createFromZipFile(
                WebArchive.class, new File(System.getProperty("build.directory"), "media-query.war"));
        // web.xml excludes web fragments, but the Arquillian runner is one
        archive.delete("/WEB-INF/web.xml");
        return archive.addClass(ServerArquillianIT.class).addPackages(true, "org.awaitility", "org.hamcrest");
    }

    @Test
    void anObjectInTheBucketGetsARecord() {
        store.put("inside.txt", "text/plain", new ByteArrayInputStream("no picture".getBytes(StandardCharsets.UTF_8)));
        Optional<MediaRecord> record =
                await().atMost(Duration.ofSeconds(30)).until(() -> catalog.find("inside.txt"), Optional::isPresent);
        assertEquals(Status.UNSUPPORTED, record.orElseThrow().labelling().status());
        assertTrue(lifecycle.consumer().health().failure().isEmpty());
        assertEquals("properties", labellers.sources().get(0));
    }
}
