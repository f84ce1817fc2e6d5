package org.mediaquery.storage.s3;

import java.util.Set;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.Printable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Recognizes errors by which a store refuses a key. Some stores support fewer keys than Amazon S3. */
final class RefusedKeys {

    /** Amazon S3 API reference, "Error responses". Other implementations use the same codes for their own limits. */
    private static final Set<String> CODES =
            Set.of("InvalidArgument", "InvalidRequest", "InvalidURI", "KeyTooLongError");

    private RefusedKeys() {}

    /** Returns an {@link InvalidInputException} when the store refused the key; otherwise the same exception. */
    static RuntimeException translate(S3Exception error, String key) {
        if (error.awsErrorDetails() == null
                || !CODES.contains(error.awsErrorDetails().errorCode())) {
            return error;
        }
        String reason = Printable.of(String.valueOf(error.awsErrorDetails().errorMessage()));
        return new InvalidInputException("The store refuses the name: " + reason, key, error);
    }
}
