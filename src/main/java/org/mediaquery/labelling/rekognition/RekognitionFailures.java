package org.mediaquery.labelling.rekognition;

import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.labelling.ProviderFault;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.RekognitionServiceClientConfiguration;
import software.amazon.awssdk.services.rekognition.endpoints.RekognitionEndpointProvider;
import software.amazon.awssdk.services.rekognition.model.AccessDeniedException;
import software.amazon.awssdk.services.rekognition.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.rekognition.model.InvalidPaginationTokenException;
import software.amazon.awssdk.services.rekognition.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.rekognition.model.LimitExceededException;
import software.amazon.awssdk.services.rekognition.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.rekognition.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rekognition.model.ThrottlingException;

/** Classifies Rekognition's errors (API reference, "Errors" of each operation). */
final class RekognitionFailures {

    /** Errors common to all AWS services that end when credentials are renewed or a clock is set. */
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredTokenException",
            "ExpiredToken",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "RequestExpired",
            "IncompleteSignature");

    private RekognitionFailures() {}

    /**
     * Makes a call, and translates its failure.
     *
     * @param operation the operation of the API, for the log
     * @param about the object or job that the call is about
     */
    static <T> T translated(RekognitionClient client, String operation, String about, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw of(e, about, fault(client, operation, e));
        }
    }

    private static ProviderFault fault(RekognitionClient client, String operation, SdkException failure) {
        String endpoint = endpoint(client.serviceClientConfiguration());
        if (!(failure instanceof AwsServiceException error)) {
            boolean late = failure instanceof ApiCallAttemptTimeoutException
                    || failure instanceof ApiCallTimeoutException
                    || failure.getCause() instanceof SocketTimeoutException;
            return new ProviderFault(
                    late ? ProviderFault.Kind.TIMEOUT : ProviderFault.Kind.UNREACHABLE,
                    operation,
                    endpoint,
                    null,
                    failure.getMessage());
        }
        String code =
                error.awsErrorDetails() == null ? null : error.awsErrorDetails().errorCode();
        ProviderFault.Kind kind = ProviderFault.Kind.REFUSED;
        if (error.statusCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            kind = ProviderFault.Kind.SERVER_ERROR;
        } else if (CREDENTIALS.contains(String.valueOf(code)) || error instanceof AccessDeniedException) {
            kind = ProviderFault.Kind.CREDENTIALS;
        }
        return new ProviderFault(
                kind,
                operation,
                endpoint,
                new ProviderFault.Answered(error.statusCode(), code, error.requestId()),
                text(error));
    }

    private static String endpoint(RekognitionServiceClientConfiguration client) {
        return client.endpointOverride()
                .map(URI::toString)
                .orElseGet(() -> RekognitionEndpointProvider.defaultProvider()
                        .resolveEndpoint(endpoint -> endpoint.region(client.region()))
                        .join()
                        .endpointUrl()
                        .toString());
    }

    private static LabellingException of(SdkException failure, String about, ProviderFault fault) {
        if (!(failure instanceof AwsServiceException error)) {
            return new LabellingException(
                    Kind.TRANSIENT, "Rekognition could not be reached: " + failure.getMessage(), failure, fault);
        }
        if (error instanceof LimitExceededException) {
            return new LabellingException(
                    Kind.NO_FREE_JOB,
                    "Rekognition runs as many video jobs as the account allows; this one waits until a job ends.",
                    error);
        }
        if (error instanceof ThrottlingException
                || error instanceof ProvisionedThroughputExceededException
                || error.isThrottlingException()) {
            return new LabellingException(
                    Kind.THROTTLED, "Rekognition throttled the call: " + text(error), error, fault);
        }
        if (isTransient(error)) {
            return new LabellingException(Kind.TRANSIENT, "Rekognition failed: " + text(error), error, fault);
        }
        return new LabellingException(Kind.PERMANENT, advice(error, about), error, fault);
    }

    private static boolean isTransient(AwsServiceException error) {
        return error.statusCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR
                || error instanceof InvalidPaginationTokenException
                || CREDENTIALS.contains(error.awsErrorDetails().errorCode());
    }

    private static String advice(AwsServiceException error, String about) {
        if (error instanceof InvalidS3ObjectException) {
            return "Rekognition cannot read " + about
                    + ": check that the bucket is in the Region of the"
                    + " Rekognition endpoint, and that the role of the service allows s3:GetObject (and s3:GetObjectVersion),"
                    + " and the use of the bucket's key if it is encrypted. (" + text(error) + ")";
        }
        if (error instanceof AccessDeniedException) {
            return "The service is not allowed to call Rekognition: check that its role allows the action. ("
                    + text(error) + ")";
        }
        if (error instanceof ResourceNotFoundException) {
            return "Rekognition no longer has " + about + ": it keeps jobs for 7 days. Label the object again.";
        }
        if (error instanceof IdempotentParameterMismatchException) {
            return "Rekognition already processes " + about
                    + " with other settings. Label the object again to use the current settings.";
        }
        return "Rekognition rejected " + about + ": " + text(error);
    }

    private static String text(AwsServiceException error) {
        String message = error.awsErrorDetails() == null
                ? error.getMessage()
                : error.awsErrorDetails().errorMessage();
        return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    }
}
