package org.mediaquery.forwarder;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Sends S3 notifications to the SQS queue, unchanged. It does not parse them, so future formats pass through as well.
 *
 * <p>When SQS rejects a message, the invocation fails: Lambda retries twice, and then sends the event to its on-failure
 * destination (AWS Lambda developer guide, "Asynchronous invocation"). A notification has a few kilobytes; one above
 * the 1 MiB limit of SQS fails like any other rejected message.
 */
public final class Forwarder implements RequestStreamHandler {

    /** The environment variable with the URL of the queue. */
    public static final String QUEUE_URL = "MEDIA_QUEUE_URL";

    private final SqsClient sqs;
    private final String queueUrl;

    /**
     * Creates the forwarder in Lambda.
     *
     * @throws IllegalStateException when {@value #QUEUE_URL} is not set
     */
    public Forwarder() {
        this(required(System.getenv(QUEUE_URL)));
    }

    private Forwarder(String queueUrl) {
        this(
                SqsClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                queueUrl);
    }

    /**
     * Creates a forwarder with a given client.
     *
     * @param queueUrl URL of the queue
     */
    public Forwarder(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /**
     * Sends the notification, decoded as UTF-8.
     *
     * @param answer not used
     * @param context not used
     * @throws IOException when the notification cannot be read
     * @throws software.amazon.awssdk.core.exception.SdkException when SQS rejects the message
     */
    @Override
    public void handleRequest(InputStream notification, OutputStream answer, Context context) throws IOException {
        String body = new String(notification.readAllBytes(), StandardCharsets.UTF_8);
        sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
    }

    private static String required(String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    QUEUE_URL + " is not set; set it to the URL of the SQS queue for notifications.");
        }
        return value;
    }
}
