package org.mediaquery.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
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

/** What is in the local cloud is still in it after a restart, and making its things again changes nothing. */
class LocalCloudRestartIT {

    private static final LocalNames NAMES = new LocalNames("pictures", "thumbnails", "records", "entries");

    @TempDir
    Path folder;

    @Test
    void keepsObjectsRecordsAndMessages() throws Exception {
        Map<String, AttributeValue> item = Map.of("name", AttributeValue.fromS("dog.jpg"));
        String queue;
        try (LocalCloud cloud = LocalCloud.keeping(LocalPorts.free(), NAMES, folder);
                S3Client s3 = cloud.s3();
                DynamoDbClient dynamo = cloud.dynamo()) {
            queue = cloud.queueUrl().replaceFirst(":\\d+", "");
            s3.putObject(
                    request -> request.bucket("pictures").key("dog.jpg").contentType("image/jpeg"),
                    RequestBody.fromString("dog"));
            dynamo.putItem(request -> request.tableName("records").item(item));
        }

        try (LocalCloud cloud = LocalCloud.keeping(LocalPorts.free(), NAMES, folder);
                S3Client s3 = cloud.s3();
                SqsClient sqs = cloud.sqs();
                DynamoDbClient dynamo = cloud.dynamo()) {
            s3.putObject(request -> request.bucket("pictures").key("cat.jpg"), RequestBody.fromString("cat"));

            assertThat(s3.headObject(request -> request.bucket("pictures").key("dog.jpg"))
                            .contentType())
                    .isEqualTo("image/jpeg");
            assertThat(dynamo.getItem(request -> request.tableName("records").key(item))
                            .item())
                    .isEqualTo(item);
            assertThat(cloud.queueUrl().replaceFirst(":\\d+", "")).isEqualTo(queue);
            assertThat(new QueuedEvents(cloud, sqs, s3).all())
                    .extracting(Event::summary)
                    .containsExactly("ObjectCreated:Put dog.jpg", "ObjectCreated:Put cat.jpg");
            assertThat(dynamo.describeTimeToLive(request -> request.tableName("entries"))
                            .timeToLiveDescription()
                            .timeToLiveStatus())
                    .isEqualTo(TimeToLiveStatus.ENABLED);
            assertThat(sqs.getQueueAttributes(request ->
                                    request.queueUrl(cloud.queueUrl()).attributeNames(QueueAttributeName.ALL))
                            .attributes())
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
                    .hasEntrySatisfying(QueueAttributeName.REDRIVE_POLICY, policy -> assertThat(policy)
                            .contains("media-events-dead", "5"));
        }
    }
}
