package org.mediaquery.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mediaquery.media.InvalidInputException;

/**
 * Opaque, signed pagination cursors. A cursor is valid only for the query that produced it, and clients cannot forge one.
 */
public final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";

    private static final String RULE = "\"cursor\" must be taken from the Link header of the previous page, and all"
            + " other parameters except \"limit\" must be the same.";

    /** Length of the signature, truncated to half as RFC 2104, section 5, permits. */
    private static final int SIGNATURE_BYTES = 16;

    private final Supplier<byte[]> secret;

    /** @param secret the signing key, which is the same in all replicas */
    public Cursors(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /**
     * Creates a cursor.
     *
     * @param place the position after which the next page begins
     * @param question the canonical form of the query
     */
    String write(String place, String question) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = ByteBuffer.allocate(SIGNATURE_BYTES + text.length)
                .put(sign(text, question))
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /**
     * Returns the position after which the page begins.
     *
     * @throws InvalidInputException if the cursor was not issued for this query
     */
    String read(String cursor, String question) {
        byte[] bytes = decode(cursor);
        if (bytes.length > SIGNATURE_BYTES) {
            byte[] text = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
            if (MessageDigest.isEqual(Arrays.copyOf(bytes, SIGNATURE_BYTES), sign(text, question))) {
                return new String(text, StandardCharsets.UTF_8);
            }
        }
        throw new InvalidInputException(RULE, cursor);
    }

    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(RULE, cursor, e);
        }
    }

    private byte[] sign(byte[] text, String question) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.get(), ALGORITHM));
            mac.update(text);
            // a separator that does not occur in UTF-8
            mac.update((byte) 0xFF);
            mac.update(question.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform supports " + ALGORITHM, e);
        }
    }
}
