package org.mediaquery.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.queue.UnreadableMessageException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class FailureReasonTest {

    @Test
    void whoWasInTheWayIsNamed() {
        assertThat(FailureReason.of(new LabellingException(LabellingException.Kind.TRANSIENT, "down", null)))
                .isEqualTo("labeller_transient");
        assertThat(FailureReason.of(new UnreadableMessageException("no JSON"))).isEqualTo("unreadable_message");
        assertThat(FailureReason.of(DynamoDbException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .serviceName("DynamoDb")
                                .build())
                        .build()))
                .isEqualTo("aws_dynamodb");
        assertThat(FailureReason.of(DynamoDbException.builder().build())).isEqualTo("aws_other");
        assertThat(FailureReason.of(SdkClientException.create("no route"))).isEqualTo("aws_no_answer");
        assertThat(FailureReason.of(new IllegalStateException())).isEqualTo("other");
    }

    @Test
    void eachNameIsKnownFromTheStart() {
        assertThat(FailureReason.all())
                .doesNotHaveDuplicates()
                .contains("labeller_throttled", "aws_s3", "conflict", "object_changed", "other")
                .allMatch(reason -> reason.equals(reason.toLowerCase(Locale.ROOT)));
    }
}
