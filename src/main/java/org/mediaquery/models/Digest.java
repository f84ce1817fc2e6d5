package org.mediaquery.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expected digest of a file.
 *
 * @param algorithm the name of the algorithm in Java
 * @param hex the digest in lower-case hexadecimal
 */
record Digest(String algorithm, String hex) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SHA_512 = Pattern.compile("sha512-([A-Za-z0-9+/]{86}==)");

    /**
     * Reads a SHA-256 digest in hexadecimal, or a SHA-512 digest in npm's format (W3C, "Subresource Integrity").
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Digest parse(String text) {
        if (SHA_256.matcher(text).matches()) {
            return new Digest("SHA-256", text);
        }
        Matcher sri = SHA_512.matcher(text);
        if (sri.matches()) {
            return new Digest(
                    "SHA-512", HexFormat.of().formatHex(Base64.getDecoder().decode(sri.group(1))));
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" must be 64 hexadecimal digits (SHA-256) or have the form sha512-<Base64>");
    }

    /** Returns whether this is the digest of a file; false when the file does not exist. */
    boolean matches(Path file) throws IOException {
        return Files.isRegularFile(file) && hex.equals(of(file));
    }

    /** @throws IOException if the digests differ; the message contains both */
    void require(Path file, String what) throws IOException {
        String actual = of(file);
        if (!hex.equals(actual)) {
            throw new IOException("the " + algorithm + " of " + what + " is " + actual + ", not " + hex);
        }
    }

    private String of(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform supports " + algorithm, e);
        }
    }
}
