package org.mediaquery.labelling;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mediaquery.media.ObjectVersion;
import org.mediaquery.media.Sha256;
import org.mediaquery.media.labels.SourceState;

/** Creates idempotency tokens for requests to label one version of an object with one labeller. */
public final class JobToken {

    private JobToken() {}

    /**
     * Returns a token that is the same for each retry, and different for another version, labeller or request. An
     * object that was deleted and written again is another version, even if its bytes are the same.
     *
     * @return 43 characters of {@code A-Za-z0-9-_}, which fit Rekognition's {@code ClientRequestToken} (at most 64)
     *     and {@code JobTag}
     */
    public static String of(String bucket, String name, ObjectVersion version, SourceState state) {
        // length prefixes keep the parts apart
        String parts = List.of(
                        bucket,
                        name,
                        version.etag(),
                        Objects.toString(version.versionId(), ""),
                        Objects.toString(version.uploadedAt(), ""),
                        state.source(),
                        Integer.toString(state.attempt()))
                .stream()
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.hash(parts));
    }
}
