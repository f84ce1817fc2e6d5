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
import org.mediaquery.catalog.Search;
import org.mediaquery.catalog.Sort;
import org.mediaquery.media.InvalidInputException;

/**
 * Where a list goes on, as a text that clients hand back without looking into it. It is signed together with the question
 * that it belongs to, so that it goes on with no other one, and so that nobody else makes one.
 */
public final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";

    /** Half of the signature: RFC 2104, section 5, calls that enough. */
    private static final int SIGNATURE_BYTES = 16;

    private final Supplier<byte[]> secret;

    /** @param secret the same in all replicas */
    public Cursors(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** @param place after which the next page begins */
    String write(String place, Search search, Sort sort) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = ByteBuffer.allocate(SIGNATURE_BYTES + text.length)
                .put(sign(text, search, sort))
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /**
     * The place after which the page begins.
     *
     * @throws InvalidInputException when it is none that this list gave
     */
    String read(String cursor, Search search, Sort sort) {
        byte[] bytes = decode(cursor);
        if (bytes.length > SIGNATURE_BYTES) {
            byte[] text = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
            if (MessageDigest.isEqual(Arrays.copyOf(bytes, SIGNATURE_BYTES), sign(text, search, sort))) {
                return new String(text, StandardCharsets.UTF_8);
            }
        }
        throw invalid(cursor);
    }

    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            InvalidInputException invalid = invalid(cursor);
            invalid.initCause(e);
            throw invalid;
        }
    }

    private byte[] sign(byte[] text, Search search, Sort sort) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.get(), ALGORITHM));
            mac.update(text);
            // texts of records tell all of their parts; the separator is in no UTF-8
            mac.update((byte) 0xFF);
            mac.update((search + " " + sort).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static InvalidInputException invalid(String cursor) {
        return new InvalidInputException(
                "\"cursor\" must be taken from the Link header of the page before, and the rest of the question must be"
                        + " the same; it is \"" + cursor + "\".");
    }
}
