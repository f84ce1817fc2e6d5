package org.mediaquery.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Opaque, signed texts that clients return later. Clients cannot forge one, nor use it for another purpose. */
public final class SignedTokens {

    private static final String ALGORITHM = "HmacSHA256";

    /** Length of the signature, truncated to half as RFC 2104, section 5, permits. */
    private static final int SIGNATURE_BYTES = 16;

    private final Supplier<byte[]> secret;

    /** @param secret the same in all replicas */
    public SignedTokens(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /**
     * Writes a token.
     *
     * @param purpose must be the same when the token is read
     */
    public String write(String text, String purpose) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] token = ByteBuffer.allocate(SIGNATURE_BYTES + bytes.length)
                .put(sign(bytes, purpose))
                .put(bytes)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Returns the text of a token; empty if it was not written for this purpose. */
    public Optional<String> read(String token, String purpose) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] text = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
        return MessageDigest.isEqual(Arrays.copyOf(bytes, SIGNATURE_BYTES), sign(text, purpose))
                ? Optional.of(new String(text, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private byte[] sign(byte[] text, String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.get(), ALGORITHM));
            mac.update(text);
            // the separator is in no UTF-8
            mac.update((byte) 0xFF);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
