package org.mediaquery.local;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Creates missing resources of the service. */
final class Provision {

    private Provision() {}

    static void buckets(S3Client s3, String... buckets) {
        for (String bucket : buckets) {
            if (s3.listBuckets().buckets().stream()
                    .noneMatch(found -> found.name().equals(bucket))) {
                s3.createBucket(request -> request.bucket(bucket));
            }
        }
    }

    static void tables(DynamoDbClient dynamo, String records, String index) {
        if (!dynamo.listTables().tableNames().contains(records)) {
            dynamo.createTable(request -> request.tableName(records)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text("name"))
                    .keySchema(key("name", KeyType.HASH)));
        }
        if (!dynamo.listTables().tableNames().contains(index)) {
            dynamo.createTable(request -> request.tableName(index)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text("pk"), text("sk"))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
        }
        // checked separately, because an earlier start may have ended between the two calls
        TimeToLiveStatus ttl = dynamo.describeTimeToLive(request -> request.tableName(index))
                .timeToLiveDescription()
                .timeToLiveStatus();
        if (ttl != TimeToLiveStatus.ENABLED && ttl != TimeToLiveStatus.ENABLING) {
            dynamo.updateTimeToLive(request -> request.tableName(index)
                    .timeToLiveSpecification(expiry -> expiry.enabled(true).attributeName("expires")));
        }
    }

    /** Returns the queue's URL. Messages that have been received twelve times move to a dead-letter queue. */
    static String queue(SqsClient sqs) {
        String dead = sqs.createQueue(request -> request.queueName(LocalNames.DEAD_QUEUE))
                .queueUrl();
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return sqs.createQueue(request -> request.queueName(LocalNames.QUEUE)
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "60",
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"12\"}")))
                .queueUrl();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
