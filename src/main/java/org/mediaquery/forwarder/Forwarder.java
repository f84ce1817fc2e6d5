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
 * Puts an S3 notification on the SQS queue, unchanged. It reads nothing of it, so that whatever S3 sends tomorrow gets
 * through too.
 *
 * <p>When the queue does not take it, the invocation fails: Lambda tries twice more, and its on-failure destination keeps
 * the event then. A notification has a few kilobytes; SQS takes 1 MiB.
 */
public final class Forwarder implements RequestStreamHandler {

    /** The environment variable with the address of the queue. */
    public static final String QUEUE_URL = "MEDIA_QUEUE_URL";

    private final SqsClient sqs;
    private final String queueUrl;

    /**
     * As Lambda makes it.
     *
     * @throws IllegalStateException when the environment does not say where the queue is
     */
    public Forwarder() {
        this(
                SqsClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                required(System.getenv(QUEUE_URL)));
    }

    /**
     * With a client of one's own.
     *
     * @param queueUrl the queue's address, as SQS tells it
     */
    public Forwarder(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void handleRequest(InputStream notification, OutputStream answer, Context context) throws IOException {
        String body = new String(notification.readAllBytes(), StandardCharsets.UTF_8);
        sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
    }

    private static String required(String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    QUEUE_URL + " is not set; it must be the URL of the queue that notifications are put on.");
        }
        return value;
    }
}
