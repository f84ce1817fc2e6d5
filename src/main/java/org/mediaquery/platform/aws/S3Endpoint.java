package org.mediaquery.platform.aws;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Decides whether S3 is not the one of AWS. Other implementations rarely have a host name for each bucket, so they need
 * path-style access, for which the SDK has no environment setting.
 */
final class S3Endpoint {

    private S3Endpoint() {}

    /** Checks the SDK's keys ("Service-specific endpoints", AWS SDKs and Tools Reference Guide). */
    static boolean isOverridden(UnaryOperator<String> environment, UnaryOperator<String> systemProperties) {
        return Stream.of(
                        environment.apply("AWS_ENDPOINT_URL_S3"),
                        environment.apply("AWS_ENDPOINT_URL"),
                        systemProperties.apply("aws.endpointUrlS3"),
                        systemProperties.apply("aws.endpointUrl"))
                .anyMatch(endpoint -> endpoint != null && !endpoint.isBlank());
    }
}
