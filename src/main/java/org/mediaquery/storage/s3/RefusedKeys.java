package org.mediaquery.storage.s3;

import java.util.Set;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.Printable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells keys that a store does not take from a store that does not work. Not every store takes every key that S3 does. */
final class RefusedKeys {

    /** Amazon S3 API reference, "Error responses"; other implementations use them for their own limits. */
    private static final Set<String> CODES =
            Set.of("InvalidArgument", "InvalidRequest", "InvalidURI", "KeyTooLongError");

    private RefusedKeys() {}

    /** An {@link InvalidInputException} when the store refused the key; else the same exception. */
    static RuntimeException translate(S3Exception refusal, String key) {
        if (refusal.awsErrorDetails() == null
                || !CODES.contains(refusal.awsErrorDetails().errorCode())) {
            return refusal;
        }
        String reason = Printable.of(String.valueOf(refusal.awsErrorDetails().errorMessage()));
        return new InvalidInputException("The store refuses the name, and says: " + reason, key, refusal);
    }
}
