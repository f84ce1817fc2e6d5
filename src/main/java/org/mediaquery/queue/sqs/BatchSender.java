package org.mediaquery.queue.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Sends messages in batches. SQS may accept some messages of a batch and reject others, with HTTP status 200 (API
 * reference, SendMessageBatch); the SDK does not retry those. Only the rejected messages are sent again.
 */
final class BatchSender {

    /** SQS API reference, SendMessageBatch. */
    private static final int BATCH = 10;

    private static final int ATTEMPTS = 5;

    /** Exponential backoff with full jitter. */
    private static final BackoffStrategy BACKOFF =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final SqsClient sqs;
    private final String url;

    BatchSender(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /**
     * Sends all messages.
     *
     * @throws IllegalStateException when SQS rejects a message as invalid, or still rejects one after 5 attempts; other
     *     messages may have been sent
     */
    void send(List<String> bodies) {
        for (int start = 0; start < bodies.size(); start += BATCH) {
            sendBatch(bodies.subList(start, Math.min(bodies.size(), start + BATCH)));
        }
    }

    private void sendBatch(List<String> bodies) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (String body : bodies) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(body)
                    .build());
        }
        for (int attempt = 1; !entries.isEmpty(); attempt++) {
            List<SendMessageBatchRequestEntry> sent = List.copyOf(entries);
            // not hasFailed(): that is true for "Failed": [], which some implementations send for a batch without
            // failures
            List<BatchResultErrorEntry> failed = sqs.sendMessageBatch(
                            request -> request.queueUrl(url).entries(sent))
                    .failed();
            Set<String> rejected = new HashSet<>();
            failed.forEach(failure -> rejected.add(failure.id()));
            entries.removeIf(entry -> !rejected.contains(entry.id()));
            if (!failed.isEmpty()) {
                retryOrFail(failed, attempt);
            }
        }
    }

    private static void retryOrFail(List<BatchResultErrorEntry> failed, int attempt) {
        BatchResultErrorEntry reported = failed.stream()
                .filter(failure -> Boolean.TRUE.equals(failure.senderFault()))
                .findFirst()
                .orElse(failed.get(0));
        if (Boolean.TRUE.equals(reported.senderFault()) || attempt == ATTEMPTS) {
            throw new IllegalStateException("SQS rejected " + failed.size() + " messages of a batch in attempt "
                    + attempt + ": " + reported.code() + ", " + reported.message());
        }
        try {
            Thread.sleep(BACKOFF.computeDelay(attempt).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to send messages again", e);
        }
    }
}
