package org.mediaquery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierTest {

    @TempDir
    Path folder;

    private final AtomicInteger invocations = new AtomicInteger();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    @Test
    void retriesTwice() throws Exception {
        try (Notifier notifier = new Notifier("media", failing(2), new Outbox(folder))) {
            notifier.removed("media", "a b.jpg");

            await().atMost(Duration.ofSeconds(10)).until(() -> !taken.isEmpty());
        }

        assertThat(invocations).hasValue(3);
        assertThat(taken).singleElement().asString().contains("\"key\":\"a+b.jpg\"");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void sendsUndeliveredNotificationsAtTheNextStart() throws Exception {
        try (Notifier notifier = new Notifier("media", failing(Integer.MAX_VALUE), new Outbox(folder))) {
            notifier.removed("media", "first.jpg");
            notifier.removed("media", "second.jpg");
        }
        assertThat(taken).isEmpty();

        try (Notifier notifier = new Notifier("media", failing(0), new Outbox(folder))) {
            notifier.start();
            await().atMost(Duration.ofSeconds(10)).until(() -> taken.size() == 3);
        }

        assertThat(taken.get(0)).contains("first.jpg");
        assertThat(taken.get(1)).contains("second.jpg");
        assertThat(taken.get(2)).contains("s3:TestEvent");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void sendsNotificationsFromBeforeItsStartOnce() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        RequestStreamHandler slow = (notification, answer, context) -> {
            await().atMost(Duration.ofSeconds(10)).until(() -> started.getCount() == 0);
            failing(0).handleRequest(notification, answer, context);
        };
        try (Notifier notifier = new Notifier("media", slow, new Outbox(folder))) {
            notifier.removed("media", "early.jpg");
            notifier.start();
            started.countDown();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> taken.stream().anyMatch(body -> body.contains("s3:TestEvent")));
        }

        assertThat(taken).filteredOn(body -> body.contains("early.jpg")).hasSize(1);
        assertThat(invocations).hasValue(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ignoresOtherBuckets() throws Exception {
        try (Notifier notifier = new Notifier("media", failing(0), new Outbox(folder))) {
            notifier.removed("media-derived", "a.jpg");
        }

        assertThat(taken).isEmpty();
    }

    private RequestStreamHandler failing(int times) {
        return new RequestStreamHandler() {
            @Override
            public void handleRequest(InputStream notification, OutputStream answer, Context context)
                    throws IOException {
                if (invocations.incrementAndGet() <= times) {
                    throw new IOException("the queue is unavailable");
                }
                taken.add(new String(notification.readAllBytes(), StandardCharsets.UTF_8));
            }
        };
    }
}
