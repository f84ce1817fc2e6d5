package org.mediaquery.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.mediaquery.media.Sha256;

/** Creates entity tags (RFC 9110, section 8.8.3) of responses that combine several records. */
public final class EntityTags {

    /** 128 bits, so that collisions are practically impossible. */
    private static final int BYTES = 16;

    private EntityTags() {}

    /**
     * Returns the entity tag of a response.
     *
     * @param versions the versions of the response's parts, in order
     */
    public static String of(Stream<String> versions) {
        MessageDigest digest = Sha256.newDigest();
        versions.forEach(version -> {
            digest.update(version.getBytes(StandardCharsets.UTF_8));
            // a separator that does not occur in UTF-8
            digest.update((byte) 0xFF);
        });
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }
}
