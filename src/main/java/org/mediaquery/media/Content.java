package org.mediaquery.media;

import java.time.LocalDateTime;

/**
 * What an object is, read from its bytes.
 *
 * @param type image, video or other
 * @param contentType the media type of its bytes (RFC 6838), whatever its name or upload said
 * @param dimensions null when there are none or they could not be read
 * @param takenAt when a camera took it, in the camera's local time; null when not told
 * @param durationMillis of a video, in milliseconds; null for everything else
 */
public record Content(
        MediaType type, String contentType, Dimensions dimensions, LocalDateTime takenAt, Long durationMillis) {

    /** Content of which only the kind is known. */
    public static Content of(MediaType type, String contentType) {
        return new Content(type, contentType, null, null, null);
    }
}
