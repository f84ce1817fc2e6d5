package org.mediaquery.queue.sqs;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Finds the dead-letter queue that the redrive policy of the work queue names. */
final class DeadLetterQueue {

    private final SqsClient sqs;
    private final String url;

    DeadLetterQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /**
     * Returns the URL of the dead-letter queue; empty without a redrive policy. Not cached: it is rarely needed, and
     * the policy may change.
     */
    Optional<String> url() {
        String policy = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.REDRIVE_POLICY))
                .attributes()
                .get(QueueAttributeName.REDRIVE_POLICY);
        if (policy == null || policy.isBlank()) {
            return Optional.empty();
        }
        try (JsonReader json = Json.createReader(new StringReader(policy))) {
            // arn:aws:sqs:<region>:<account>:<name>
            String[] arn = json.readObject().getString("deadLetterTargetArn").split(":", -1);
            return Optional.of(sqs.getQueueUrl(request -> request.queueName(arn[arn.length - 1]))
                    .queueUrl());
        }
    }
}
