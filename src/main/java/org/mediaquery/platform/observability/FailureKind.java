package org.mediaquery.platform.observability;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.queue.UnreadableMessageException;
import org.mediaquery.storage.ObjectChangedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The reasons under which failures are counted. Each names the component that failed, for alerts. */
final class FailureKind {

    private static final String CONFLICT = "conflict";
    private static final String OBJECT_CHANGED = "object_changed";
    private static final String MESSAGE = "unreadable_message";
    private static final String LABELLER = "labeller_";
    private static final String NO_ANSWER = "aws_no_answer";
    private static final String OTHER_SERVICE = "aws_other";
    private static final String ERROR = "error";
    private static final String OTHER = "other";

    private static final List<String> SERVICES = List.of("s3", "dynamodb", "sqs", "rekognition");

    private FailureKind() {}

    /** Returns all reasons. */
    static List<String> all() {
        return Stream.of(
                        Stream.of(CONFLICT, OBJECT_CHANGED, MESSAGE, NO_ANSWER, OTHER_SERVICE, ERROR, OTHER),
                        SERVICES.stream().map(service -> "aws_" + service),
                        Arrays.stream(LabellingException.Kind.values()).map(FailureKind::name))
                .flatMap(names -> names)
                .toList();
    }

    static String of(Throwable failure) {
        if (failure instanceof Error) {
            return ERROR;
        }
        if (failure instanceof LabellingException labelling) {
            return name(labelling.kind());
        }
        if (failure instanceof ConflictException) {
            return CONFLICT;
        }
        if (failure instanceof ObjectChangedException) {
            return OBJECT_CHANGED;
        }
        if (failure instanceof UnreadableMessageException) {
            return MESSAGE;
        }
        if (failure instanceof AwsServiceException service) {
            return name(service);
        }
        return failure instanceof SdkException ? NO_ANSWER : OTHER;
    }

    private static String name(AwsServiceException failure) {
        String service =
                failure.awsErrorDetails() == null || failure.awsErrorDetails().serviceName() == null
                        ? ""
                        : failure.awsErrorDetails().serviceName().toLowerCase(Locale.ROOT);
        return SERVICES.contains(service) ? "aws_" + service : OTHER_SERVICE;
    }

    private static String name(LabellingException.Kind kind) {
        return LABELLER + kind.name().toLowerCase(Locale.ROOT);
    }
}
