package org.mediaquery.queue.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalPorts;
import org.mediaquery.queue.QueueEvents;
import org.mediaquery.queue.QueueMessage;
import org.mediaquery.queue.WorkItem;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queue with the SQS protocol. */
class SqsWorkQueueIT {

    @TempDir
    Path folder;

    @Test
    void redeliversMessagesUntilDeletedOrDeadLettered() throws Exception {
        try (LocalCloud cloud = LocalCloud.forTest(LocalPorts.free(), folder);
                SqsClient sqs = cloud.sqs()) {
            SqsWorkQueue queue = new SqsWorkQueue(sqs, cloud.queueUrl());
            queue.check();
            QueueMessage test = queue.receive(1, Duration.ofSeconds(60)).get(0);
            assertThat(QueueEvents.read(test.body())).isEmpty();
            queue.changeVisibility(test, Duration.ZERO);
            QueueMessage again = queue.receive(1, Duration.ofSeconds(60)).get(0);
            assertThat(again.body()).isEqualTo(test.body());
            assertThat(again.id()).isEqualTo(test.id());
            assertThat(again.receiveCount()).isEqualTo(2);
            queue.delete(again);

            queue.send("invalid", Duration.ZERO);
            queue.moveToDeadLetters(queue.receive(1, Duration.ofSeconds(60)).get(0), "It is invalid.");
            String dead = sqs.getQueueUrl(request -> request.queueName("media-events-dead"))
                    .queueUrl();
            Message letter = sqs.receiveMessage(
                            request -> request.queueUrl(dead).messageAttributeNames("All"))
                    .messages()
                    .get(0);
            assertThat(letter.body()).isEqualTo("invalid");
            assertThat(letter.messageAttributes().get(SqsWorkQueue.REASON).stringValue())
                    .isEqualTo("It is invalid.");

            queue.send("control", Duration.ZERO);
            queue.moveToDeadLetters(
                    queue.receive(1, Duration.ofSeconds(60)).get(0), "The key is \u0001\uffff.\ud83d\ude00");
            Message control = sqs.receiveMessage(
                            request -> request.queueUrl(dead).messageAttributeNames("All"))
                    .messages()
                    .get(0);
            assertThat(control.messageAttributes().get(SqsWorkQueue.REASON).stringValue())
                    .isEqualTo("The key is \ufffd\ufffd.\ud83d\ude00");
            sqs.deleteMessage(request -> request.queueUrl(dead).receiptHandle(control.receiptHandle()));
            queue.send(List.of(WorkItem.look("media", "\u0001\uffff")));
            queue.delete(queue.receive(1, Duration.ofSeconds(60)).get(0));

            sqs.changeMessageVisibility(request ->
                    request.queueUrl(dead).receiptHandle(letter.receiptHandle()).visibilityTimeout(0));
            assertThat(queue.deadLetterCount()).isEqualTo(1);
            List<String> moved = new ArrayList<>();
            assertThat(queue.redrive(10, moved::add)).isEqualTo(1);
            QueueMessage back = queue.receive(1, Duration.ofSeconds(60)).get(0);
            assertThat(back.body()).isEqualTo("invalid");
            assertThat(moved).hasSize(1).doesNotContain(back.id(), letter.messageId());
            assertThat(queue.deadLetterCount()).isZero();
        }
    }
}
