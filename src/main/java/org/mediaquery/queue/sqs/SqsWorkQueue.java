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

/** A queue of SQS, or of anything that speaks its protocol. */
public final class SqsWorkQueue implements WorkQueue {

    /** The attribute of a dead letter that tells why it was given up. */
    public static final String REASON = "reason";

    /** The attribute of a dead letter that tells its id before it was given up. */
    private static final String ID = "id";

    /** In characters. The attribute counts towards the size that SQS allows for a message. */
    private static final int LONGEST_REASON = 1000;

    /** SQS gives and takes so many at once. */
    private static final int MOST_AT_ONCE = 10;

    /**
     * SQS allows 20 (API reference, ReceiveMessage). A poll cannot be called back: the service that stops waits for it, since
     * messages that come to it later would be invisible to others.
     */
    private static final int LONG_POLL_SECONDS = 5;

    /** A poll that has heard nothing by then never will. */
    private static final Duration LONG_POLL_TO_ANSWER = Duration.ofSeconds(LONG_POLL_SECONDS + 5);

    private static final Set<QueueAttributeName> WAITING = Set.of(
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
    public List<QueueMessage> receive(int most, Duration invisible) {
        return sqs
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(LONG_POLL_SECONDS)
                        .overrideConfiguration(override -> override.apiCallAttemptTimeout(LONG_POLL_TO_ANSWER))
                        .visibilityTimeout(Math.toIntExact(invisible.toSeconds()))
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
        Duration most = delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
        sqs.sendMessage(
                request -> request.queueUrl(url).messageBody(body).delaySeconds(Math.toIntExact(most.toSeconds())));
    }

    @Override
    public void send(List<String> bodies) {
        batches.send(bodies);
    }

    @Override
    public long depth() {
        return sqs
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(WAITING))
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> WAITING.contains(attribute.getKey()))
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
        deadLetters.url().ifPresent(deadUrl -> {
            sqs.sendMessage(request -> request.queueUrl(deadUrl)
                    .messageBody(message.body())
                    .messageAttributes(Map.of(
                            REASON, text(MessageText.readable(reason, LONGEST_REASON)), ID, text(message.id()))));
            delete(message);
        });
    }

    @Override
    public int redrive(int most, Consumer<String> moved) {
        Optional<String> dead = deadLetters.url();
        // what is hopeless comes back at once, and would be moved again and again
        long there = Math.min(most, dead.map(this::count).orElse(0L));
        int count = 0;
        while (dead.isPresent() && count < there) {
            List<Message> letters = take(dead.get(), (int) Math.min(MOST_AT_ONCE, there - count));
            if (letters.isEmpty()) {
                break;
            }
            for (Message letter : letters) {
                // sent before it is deleted: should this break off in between it comes twice, which changes nothing
                send(letter.body(), Duration.ZERO);
                sqs.deleteMessage(request -> request.queueUrl(dead.get()).receiptHandle(letter.receiptHandle()));
                MessageAttributeValue id = letter.messageAttributes().get(ID);
                moved.accept(id == null ? letter.messageId() : id.stringValue());
            }
            count += letters.size();
        }
        return count;
    }

    private List<Message> take(String dead, int most) {
        return sqs.receiveMessage(request -> request.queueUrl(dead)
                        .maxNumberOfMessages(most)
                        // asks all of SQS's servers: without it an answer may be empty though there are messages
                        .waitTimeSeconds(1)
                        .messageAttributeNames(ID))
                .messages();
    }

    @Override
    public long deadLetterCount() {
        return deadLetters.url().map(this::count).orElse(0L);
    }

    private long count(String dead) {
        return Long.parseLong(sqs.getQueueAttributes(request ->
                        request.queueUrl(dead).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
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
