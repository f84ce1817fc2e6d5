package org.mediaquery.labelling.rekognition;

import java.net.HttpURLConnection;
import java.util.Set;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.model.AccessDeniedException;
import software.amazon.awssdk.services.rekognition.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.rekognition.model.InvalidPaginationTokenException;
import software.amazon.awssdk.services.rekognition.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.rekognition.model.LimitExceededException;
import software.amazon.awssdk.services.rekognition.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.rekognition.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rekognition.model.ThrottlingException;

/** What Rekognition's errors mean (API reference, "Errors" of each operation). */
final class RekognitionFailures {

    /** Errors common to all of AWS that go away when its credentials are renewed or a clock is set. */
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredTokenException",
            "ExpiredToken",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "RequestExpired",
            "IncompleteSignature");

    private RekognitionFailures() {}

    /** @param about the object or the job that was asked about */
    static LabellingException of(SdkException failure, String about) {
        if (!(failure instanceof AwsServiceException error)) {
            return new LabellingException(
                    Kind.TRANSIENT, "Rekognition could not be reached: " + failure.getMessage(), failure);
        }
        if (error instanceof LimitExceededException) {
            return new LabellingException(
                    Kind.NO_FREE_JOB,
                    "Rekognition works on as many videos as the account may have at a time; it waits for one to end.",
                    error);
        }
        if (error instanceof ThrottlingException
                || error instanceof ProvisionedThroughputExceededException
                || error.isThrottlingException()) {
            return new LabellingException(Kind.THROTTLED, "Rekognition is asked too often: " + text(error), error);
        }
        if (isPassing(error)) {
            return new LabellingException(Kind.TRANSIENT, "Rekognition has a fault: " + text(error), error);
        }
        return new LabellingException(Kind.PERMANENT, advice(error, about), error);
    }

    private static boolean isPassing(AwsServiceException error) {
        return error.statusCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR
                || error instanceof InvalidPaginationTokenException
                || CREDENTIALS.contains(error.awsErrorDetails().errorCode());
    }

    private static String advice(AwsServiceException error, String about) {
        if (error instanceof InvalidS3ObjectException) {
            return "Rekognition may not read " + about
                    + ": check that the bucket is in the Region in which Rekognition is"
                    + " called, and that the role of the service may s3:GetObject (and s3:GetObjectVersion) there, with"
                    + " the bucket's key if it is encrypted. (" + text(error) + ")";
        }
        if (error instanceof AccessDeniedException) {
            return "The service may not call Rekognition: check that its role allows the action. (" + text(error) + ")";
        }
        if (error instanceof ResourceNotFoundException) {
            return "Rekognition does not know " + about + " any more: it forgets them after 7 days. Label it again.";
        }
        if (error instanceof IdempotentParameterMismatchException) {
            return "Rekognition works on " + about
                    + " already, with other settings. Label it again to have it done with" + " these.";
        }
        return "Rekognition refuses " + about + ": " + text(error);
    }

    private static String text(AwsServiceException error) {
        String message = error.awsErrorDetails() == null
                ? error.getMessage()
                : error.awsErrorDetails().errorMessage();
        return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    }
}
