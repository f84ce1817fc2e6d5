package org.mediaquery.media;

import java.time.LocalDateTime;

/**
 * Type and metadata of an object, as read from its bytes.
 *
 * @param type image, video or other
 * @param contentType the media type (RFC 6838), detected from the bytes rather than from the name or the upload
 * @param dimensions null when there are none or they could not be read
 * @param takenAt when the picture was taken, in the camera's local time; null when unknown
 * @param durationMillis of a video, in milliseconds; otherwise null
 */
public record Content(
        MediaType type, String contentType, Dimensions dimensions, LocalDateTime takenAt, Long durationMillis) {

    /** Returns content without metadata. */
    public static Content of(MediaType type, String contentType) {
        return new Content(type, contentType, null, null, null);
    }
}
