package org.mediaquery.queue.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mediaquery.queue.Delivery;
import org.mediaquery.queue.MessageText;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.WorkQueue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue in Amazon SQS or a compatible service. */
public final class SqsWorkQueue implements WorkQueue {

    /** The message attribute of a dead letter with the reason. */
    public static final String REASON = "reason";

    /** The message attribute of a dead letter with its message ID in the work queue. */
    private static final String ID = "id";

    /** In characters. Attributes count towards the maximum message size of SQS. */
    private static final int LONGEST_REASON = 1000;

    /** The most messages per call of SQS. */
    private static final int MAX_BATCH = 10;

    /**
     * SQS allows 20 (API reference, ReceiveMessage). A poll cannot be canceled: shutdown waits for it, because messages
     * of a later response would stay visibilityTimeout to others.
     */
    private static final int LONG_POLL_SECONDS = 5;

    /** The timeout of a poll: no response arrives after this time. */
    private static final Duration LONG_POLL_TIMEOUT = Duration.ofSeconds(LONG_POLL_SECONDS + 5);

    private static final Set<QueueAttributeName> DEPTH_ATTRIBUTES = Set.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

    private final SqsClient sqs;
    private final String url;
    private final DeadLetterQueue deadLetters;
    private final BatchSender batches;

    public SqsWorkQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
        this.deadLetters = new DeadLetterQueue(sqs, url);
        this.batches = new BatchSender(sqs, url);
    }

    @Override
    public List<QueueMessage> receive(int max, Duration visibilityTimeout) {
        return sqs
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(max)
                        .waitTimeSeconds(LONG_POLL_SECONDS)
                        .overrideConfiguration(override -> override.apiCallAttemptTimeout(LONG_POLL_TIMEOUT))
                        .visibilityTimeout(Math.toIntExact(visibilityTimeout.toSeconds()))
                        .messageSystemAttributeNames(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                MessageSystemAttributeName.SENT_TIMESTAMP))
                .messages()
                .stream()
                .map(SqsWorkQueue::message)
                .toList();
    }

    @Override
    public void send(String body, Duration delay) {
        Duration limited = delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
        sqs.sendMessage(
                request -> request.queueUrl(url).messageBody(body).delaySeconds(Math.toIntExact(limited.toSeconds())));
    }

    @Override
    public void send(List<String> bodies) {
        batches.send(bodies);
    }

    @Override
    public long depth() {
        return sqs
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(DEPTH_ATTRIBUTES))
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> DEPTH_ATTRIBUTES.contains(attribute.getKey()))
                .mapToLong(attribute -> Long.parseLong(attribute.getValue()))
                .sum();
    }

    @Override
    public void delete(QueueMessage message) {
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receipt()));
    }

    @Override
    public void changeVisibility(QueueMessage message, Duration time) {
        sqs.changeMessageVisibility(request -> request.queueUrl(url)
                .receiptHandle(message.receipt())
                .visibilityTimeout(Math.toIntExact(time.toSeconds())));
    }

    @Override
    public void moveToDeadLetters(QueueMessage message, String reason) {
        deadLetters.url().ifPresent(deadLetterUrl -> {
            sqs.sendMessage(request -> request.queueUrl(deadLetterUrl)
                    .messageBody(message.body())
                    .messageAttributes(Map.of(
                            REASON, text(MessageText.readable(reason, LONGEST_REASON)), ID, text(message.id()))));
            delete(message);
        });
    }

    @Override
    public int redrive(int max, Consumer<String> moved) {
        Optional<String> deadLetterUrl = deadLetters.url();
        // limited to the current count: messages that fail again at once must not be moved forever
        long limit = Math.min(max, deadLetterUrl.map(this::count).orElse(0L));
        int count = 0;
        while (deadLetterUrl.isPresent() && count < limit) {
            List<Message> letters = receiveDeadLetters(deadLetterUrl.get(), (int) Math.min(MAX_BATCH, limit - count));
            if (letters.isEmpty()) {
                break;
            }
            for (Message letter : letters) {
                // send before delete: a crash in between only duplicates the message, which is harmless
                send(letter.body(), Duration.ZERO);
                sqs.deleteMessage(
                        request -> request.queueUrl(deadLetterUrl.get()).receiptHandle(letter.receiptHandle()));
                MessageAttributeValue id = letter.messageAttributes().get(ID);
                moved.accept(id == null ? letter.messageId() : id.stringValue());
            }
            count += letters.size();
        }
        return count;
    }

    private List<Message> receiveDeadLetters(String deadLetterUrl, int max) {
        return sqs.receiveMessage(request -> request.queueUrl(deadLetterUrl)
                        .maxNumberOfMessages(max)
                        // long polling queries all SQS servers: a short poll may return nothing although there are
                        // messages
                        .waitTimeSeconds(1)
                        .messageAttributeNames(ID))
                .messages();
    }

    @Override
    public long deadLetterCount() {
        return deadLetters.url().map(this::count).orElse(0L);
    }

    private long count(String deadLetterUrl) {
        return Long.parseLong(sqs.getQueueAttributes(request -> request.queueUrl(deadLetterUrl)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    @Override
    public void check() {
        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN));
    }

    private static QueueMessage message(Message message) {
        String count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                attributes.put(name, value.stringValue());
            }
        });
        return new QueueMessage(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                new Delivery(
                        count == null ? 1 : Integer.parseInt(count),
                        sent == null ? null : Instant.ofEpochMilli(Long.parseLong(sent)),
                        attributes));
    }
}
