package org.mediaquery.platform.aws;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Whether S3 is somewhere else than at AWS. Such places rarely have a host name for each bucket, so buckets then stand in
 * the path; the SDK has no setting of its own for that.
 */
final class S3Endpoint {

    private S3Endpoint() {}

    /** The names are the SDK's ("Service-specific endpoints", AWS SDKs and Tools Reference Guide). */
    static boolean isOverridden(UnaryOperator<String> environment, UnaryOperator<String> systemProperties) {
        return Stream.of(
                        environment.apply("AWS_ENDPOINT_URL_S3"),
                        environment.apply("AWS_ENDPOINT_URL"),
                        systemProperties.apply("aws.endpointUrlS3"),
                        systemProperties.apply("aws.endpointUrl"))
                .anyMatch(endpoint -> endpoint != null && !endpoint.isBlank());
    }
}
