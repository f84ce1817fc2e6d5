package org.mediaquery.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Entity tags (RFC 9110, section 8.8.3) of answers that are put together from many records. */
public final class EntityTags {

    /** 128 bits, so that no two answers have the same. */
    private static final int BYTES = 16;

    private EntityTags() {}

    /**
     * Returns the entity tag of an answer.
     *
     * @param versions the versions of the parts that the answer consists of, in order
     */
    public static String of(Stream<String> versions) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            versions.forEach(version -> {
                digest.update(version.getBytes(StandardCharsets.UTF_8));
                // in no UTF-8
                digest.update((byte) 0xFF);
            });
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
