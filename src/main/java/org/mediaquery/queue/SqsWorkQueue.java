package org.mediaquery.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of SQS, or of anything that speaks its protocol. */
public final class SqsWorkQueue implements WorkQueue {

    /** The attribute of a dead letter that tells why it was given up. */
    public static final String REASON = "reason";

    /** The longest that SQS allows (API reference, ReceiveMessage). */
    private static final int LONG_POLL_SECONDS = 20;

    private final SqsClient sqs;
    private final String url;
    private final DeadLetterQueue deadLetters;

    public SqsWorkQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
        this.deadLetters = new DeadLetterQueue(sqs, url);
    }

    @Override
    public List<WorkMessage> receive(int most) {
        return sqs
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(LONG_POLL_SECONDS)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
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
    public void delete(WorkMessage message) {
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receipt()));
    }

    @Override
    public void hide(WorkMessage message, Duration time) {
        sqs.changeMessageVisibility(request -> request.queueUrl(url)
                .receiptHandle(message.receipt())
                .visibilityTimeout(Math.toIntExact(time.toSeconds())));
    }

    @Override
    public void giveUp(WorkMessage message, String reason) {
        deadLetters.url().ifPresent(deadUrl -> {
            sqs.sendMessage(request -> request.queueUrl(deadUrl)
                    .messageBody(message.body())
                    .messageAttributes(Map.of(
                            REASON,
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue(reason)
                                    .build())));
            delete(message);
        });
    }

    @Override
    public void check() {
        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN));
    }

    private static WorkMessage message(Message message) {
        String count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return new WorkMessage(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                count == null ? 1 : Integer.parseInt(count));
    }
}
