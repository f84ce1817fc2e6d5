package org.mediaquery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.queue.Notice;
import org.mediaquery.queue.Notices;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What is done to the media bucket, and nothing else, is told on the queue, once, in S3's form. */
class LocalCloudIT {

    private static final RequestBody BODY = RequestBody.fromString("x");

    @TempDir
    Path folder;

    private LocalCloud cloud;
    private S3Client s3;
    private SqsClient sqs;
    private final List<Notice> told = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        cloud = LocalCloud.forTest(LocalPorts.free(), folder);
        s3 = cloud.s3();
        sqs = cloud.sqs();
    }

    @AfterEach
    void stop() throws Exception {
        sqs.close();
        s3.close();
        cloud.close();
    }

    @Test
    void writesOfEveryKindAreTold() {
        s3.putObject(request -> request.bucket("media").key("a b+%/é.jpg"), BODY);
        s3.copyObject(request -> request.sourceBucket("media")
                .sourceKey("a b+%/é.jpg")
                .destinationBucket("media")
                .destinationKey("copy"));
        String upload = s3.createMultipartUpload(
                        request -> request.bucket("media").key("parts"))
                .uploadId();
        String etag = s3.uploadPart(
                        request -> request.bucket("media")
                                .key("parts")
                                .uploadId(upload)
                                .partNumber(1),
                        BODY)
                .eTag();
        s3.completeMultipartUpload(request -> request.bucket("media")
                .key("parts")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));
        s3.putObject(request -> request.bucket("media-derived").key("thumbnail"), BODY);
        s3.putObject(request -> request.bucket("media").key("last"), BODY);

        awaitNotices(4);
        assertThat(told).allMatch(Notice.ObjectCreated.class::isInstance);
        List<Notice.ObjectCreated> created =
                told.stream().map(Notice.ObjectCreated.class::cast).toList();
        assertThat(created)
                .extracting(Notice.ObjectCreated::name)
                .containsExactlyInAnyOrder("a b+%/é.jpg", "copy", "parts", "last");
        assertThat(created).allMatch(notice -> notice.sequencer() != null);
    }

    @Test
    void deletionsAreToldOneByOne() {
        s3.putObject(request -> request.bucket("media").key("1"), BODY);
        s3.putObject(request -> request.bucket("media").key("2"), BODY);
        s3.putObject(request -> request.bucket("media").key("3"), BODY);
        s3.deleteObject(request -> request.bucket("media").key("1"));
        s3.deleteObjects(request -> request.bucket("media")
                .delete(batch -> batch.objects(
                        ObjectIdentifier.builder().key("2").build(),
                        ObjectIdentifier.builder().key("3").build())));
        awaitNotices(6);
        assertThat(told)
                .filteredOn(Notice.ObjectRemoved.class::isInstance)
                .extracting(notice -> ((Notice.ObjectRemoved) notice).name())
                .containsExactlyInAnyOrder("1", "2", "3");
    }

    private void awaitNotices(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            sqs.receiveMessage(request -> request.queueUrl(cloud.queueUrl()).maxNumberOfMessages(10))
                    .messages()
                    .forEach(message -> told.addAll(Notices.read(message.body())));
            return told.size() >= count;
        });
        assertThat(told).hasSize(count);
    }
}
