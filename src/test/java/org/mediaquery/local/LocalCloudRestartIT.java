package org.mediaquery.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.local.QueuedEvents.Event;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The local cloud keeps its data across restarts, and creating existing resources changes nothing. */
class LocalCloudRestartIT {

    private static final LocalNames NAMES = new LocalNames("pictures", "thumbnails", "records", "entries");

    private static final Map<String, AttributeValue> ITEM = Map.of("name", AttributeValue.fromS("dog.jpg"));
    private static final int CRASHED = 42;

    @TempDir
    Path folder;

    /** The first run, which is killed. */
    public static final class FirstRun {

        private FirstRun() {}

        public static void main(String[] arguments) throws Exception {
            LocalCloud cloud = LocalCloud.keeping(LocalPorts.free(), NAMES, Path.of(arguments[0]));
            try (S3Client s3 = cloud.s3();
                    DynamoDbClient dynamo = cloud.dynamo()) {
                dynamo.putItem(request -> request.tableName("records").item(ITEM));
                s3.putObject(
                        request -> request.bucket("pictures").key("dog.jpg").contentType("image/jpeg"),
                        RequestBody.fromString("dog"));
            }
            Runtime.getRuntime().halt(CRASHED);
        }
    }

    @Test
    void keepsObjectsRecordsAndNotificationsAfterACrash() throws Exception {
        assertThat(firstRun()).isEqualTo(CRASHED);

        try (LocalCloud cloud = LocalCloud.keeping(LocalPorts.free(), NAMES, folder);
                S3Client s3 = cloud.s3();
                SqsClient sqs = cloud.sqs();
                DynamoDbClient dynamo = cloud.dynamo()) {
            s3.putObject(request -> request.bucket("pictures").key("cat.jpg"), RequestBody.fromString("cat"));

            assertThat(s3.headObject(request -> request.bucket("pictures").key("dog.jpg"))
                            .contentType())
                    .isEqualTo("image/jpeg");
            assertThat(dynamo.getItem(request -> request.tableName("records").key(ITEM))
                            .item())
                    .isEqualTo(ITEM);
            assertThat(new QueuedEvents(cloud, sqs, s3).all())
                    .extracting(Event::summary)
                    // the first may arrive twice: sent, but not yet removed from the outbox
                    .containsSequence("ObjectCreated:Put dog.jpg", "ObjectCreated:Put cat.jpg");
            assertThat(dynamo.describeTimeToLive(request -> request.tableName("entries"))
                            .timeToLiveDescription()
                            .timeToLiveStatus())
                    .isEqualTo(TimeToLiveStatus.ENABLED);
            assertThat(sqs.getQueueAttributes(request ->
                                    request.queueUrl(cloud.queueUrl()).attributeNames(QueueAttributeName.ALL))
                            .attributes())
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
                    .hasEntrySatisfying(QueueAttributeName.REDRIVE_POLICY, policy -> assertThat(policy)
                            .contains("media-events-dead", "12"));
        }
    }

    private int firstRun() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                FirstRun.class.getName(),
                folder.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
