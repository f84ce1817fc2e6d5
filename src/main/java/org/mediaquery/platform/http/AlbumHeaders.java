package org.mediaquery.platform.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.mediaquery.storage.MediaStore;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The headers of the album's files. Their content security policy lets the page load its own files, call the API, and
 * exchange originals with the bucket, and nothing else.
 */
final class AlbumHeaders {

    /** Other parts of the server; their pages have scripts of their own. */
    private static final List<String> OTHERS = List.of("/openapi", "/health", "/metrics");

    private static final Duration ANY = Duration.ofMinutes(1);

    private final MediaStore store;
    private volatile String policy;

    /** @param store its presigned URLs have the address at which browsers reach the bucket */
    AlbumHeaders(MediaStore store) {
        this.store = store;
    }

    /** Whether a path is one of the album's. */
    static boolean apply(String path) {
        return !ApiPath.matches(path) && OTHERS.stream().noneMatch(path::startsWith);
    }

    /** A new version of a file is seen at once: browsers ask each time, and mostly learn that nothing changed. */
    Map<String, String> values() {
        return Map.of(
                "Content-Security-Policy", policy(),
                "Cache-Control", "no-cache",
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "same-origin");
    }

    private String policy() {
        String known = policy;
        if (known == null) {
            try {
                known = policy(origin(store.presign("any", "attachment", ANY).url()));
                policy = known;
            } catch (SdkException e) {
                // without credentials there are no links to the bucket that a page could follow
                return policy("");
            }
        }
        return known;
    }

    private static String policy(String bucket) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                ("img-src 'self' " + bucket).strip(),
                ("media-src 'self' " + bucket).strip(),
                ("connect-src 'self' " + bucket).strip(),
                "form-action 'self'",
                "frame-src 'self'",
                "frame-ancestors 'self'",
                "base-uri 'none'");
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
