package org.mediaquery.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.queue.UnreadableMessageException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class FailureKindTest {

    @Test
    void namesTheFailedComponent() {
        assertThat(FailureKind.of(new LabellingException(LabellingException.Kind.TRANSIENT, "down", null)))
                .isEqualTo("labeller_transient");
        assertThat(FailureKind.of(new UnreadableMessageException("no JSON"))).isEqualTo("unreadable_message");
        assertThat(FailureKind.of(DynamoDbException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .serviceName("DynamoDb")
                                .build())
                        .build()))
                .isEqualTo("aws_dynamodb");
        assertThat(FailureKind.of(DynamoDbException.builder().build())).isEqualTo("aws_other");
        assertThat(FailureKind.of(SdkClientException.create("no route"))).isEqualTo("aws_no_answer");
        assertThat(FailureKind.of(new IllegalStateException())).isEqualTo("other");
    }

    @Test
    void listsEveryReason() {
        assertThat(FailureKind.all())
                .doesNotHaveDuplicates()
                .contains("labeller_throttled", "aws_s3", "conflict", "object_changed", "other")
                .allMatch(reason -> reason.equals(reason.toLowerCase(Locale.ROOT)));
    }
}
