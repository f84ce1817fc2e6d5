package org.mediaquery.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediaquery.storage.PreconditionFailedException;
import org.mediaquery.storage.WriteCondition;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ConditionalCallTest {

    private final List<WriteCondition> calls = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"412,PreconditionFailed", "404,NoSuchKey", "409,ConditionalRequestConflict"})
    void translatesFailedConditions(int status, String code) {
        assertThatThrownBy(() -> make(WriteCondition.ABSENT, status, code))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("\"a.jpg\"");
        assertThat(calls).containsExactly(WriteCondition.ABSENT);
    }

    @ParameterizedTest
    @CsvSource({"404,NoSuchBucket", "409,OperationAborted", "503,SlowDown", "403,AccessDenied"})
    void passesOtherFailuresOn(int status, String code) {
        assertThatThrownBy(() -> make(WriteCondition.ABSENT, status, code)).isInstanceOf(S3Exception.class);
    }

    @Test
    void repeatsTheCallWithoutConditionWhenTheStoreDoesNotSupportConditions() {
        make(WriteCondition.ABSENT, 501, "NotImplemented");
        assertThat(calls).containsExactly(WriteCondition.ABSENT, WriteCondition.NONE);
    }

    @Test
    void passesFailuresOfUnconditionalCallsOn() {
        assertThatThrownBy(() -> make(WriteCondition.NONE, 404, "NoSuchKey")).isInstanceOf(S3Exception.class);
    }

    /** Makes a call to a store that refuses the first attempt. */
    private void make(WriteCondition condition, int status, String code) {
        new ConditionalCall("a.jpg", condition).make(required -> {
            calls.add(required);
            if (calls.size() == 1) {
                throw S3Exception.builder()
                        .statusCode(status)
                        .awsErrorDetails(
                                AwsErrorDetails.builder().errorCode(code).build())
                        .build();
            }
        });
    }
}
