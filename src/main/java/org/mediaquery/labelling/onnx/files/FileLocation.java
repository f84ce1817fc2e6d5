package org.mediaquery.labelling.onnx.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The location of a file, and its expected hash.
 *
 * @param location a path, or an https URL; http only if the host is this machine ({@code localhost}, 127.0.0.1, ::1)
 * @param sha256 the expected SHA-256, 64 hexadecimal digits in either case; null to accept any content
 */
public record FileLocation(String location, String sha256) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException if the location is neither a path nor an allowed URL, or the hash is invalid */
    public FileLocation {
        location = location.strip();
        if (location.isEmpty()) {
            throw new IllegalArgumentException("the location of a file is empty");
        }
        if (URL.matcher(location).matches()) {
            requireAllowed(parse(location));
        } else {
            requirePath(location);
        }
        if (sha256 != null) {
            sha256 = sha256.strip().toLowerCase(Locale.ROOT);
            if (!SHA_256.matcher(sha256).matches()) {
                throw new IllegalArgumentException("not a SHA-256 of 64 hexadecimal digits: " + sha256);
            }
        }
    }

    /** Creates the location of a file with any content. */
    public static FileLocation of(String location) {
        return new FileLocation(location, null);
    }

    boolean isUrl() {
        return URL.matcher(location).matches();
    }

    URI url() {
        return URI.create(location);
    }

    Path path() {
        return Path.of(location);
    }

    /** Returns the location for messages, without user, password and query, which may be secret. */
    public String display() {
        return isUrl() ? display(url()) : location;
    }

    static void requireAllowed(URI url) {
        boolean loopback =
                url.getHost() != null && LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
        boolean allowed = ("https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null)
                || ("http".equalsIgnoreCase(url.getScheme()) && loopback);
        if (!allowed) {
            throw new IllegalArgumentException(
                    "only https URLs are allowed (http only from this machine), not " + display(url));
        }
    }

    private static String display(URI url) {
        int port = url.getPort();
        return url.getScheme() + "://" + url.getHost() + (port < 0 ? "" : ":" + port) + url.getPath();
    }

    private static URI parse(String location) {
        try {
            return new URI(location);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL (" + e.getReason() + "): " + location, e);
        }
    }

    private static void requirePath(String location) {
        try {
            Path path = Path.of(location);
            if (path.getNameCount() == 0) {
                throw new IllegalArgumentException("not a file: " + location);
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path (" + e.getReason() + "): " + location, e);
        }
    }
}
