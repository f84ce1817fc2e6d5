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
 * the event then (AWS Lambda developer guide, "Asynchronous invocation"). A notification has a few kilobytes; what is
 * longer than the 1 MiB that SQS takes fails like anything else that SQS refuses.
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
     * With a client of one's own.
     *
     * @param queueUrl the queue's address, as SQS tells it
     */
    public Forwarder(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /**
     * Sends what it is given, read as UTF-8.
     *
     * @param answer nothing is written to it
     * @param context not used
     * @throws IOException when the notification cannot be read
     * @throws software.amazon.awssdk.core.exception.SdkException when the queue did not take it
     */
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
