package org.mediaquery.imaging.format;

import org.mediaquery.media.MediaType;

/** The formats that can be detected, with their registered media types (RFC 6838) if there are any. */
public enum MediaFormat {
    JPEG(MediaType.IMAGE, "image/jpeg"),
    PNG(MediaType.IMAGE, "image/png"),
    GIF(MediaType.IMAGE, "image/gif"),
    WEBP(MediaType.IMAGE, "image/webp"),
    BMP(MediaType.IMAGE, "image/bmp"),
    TIFF(MediaType.IMAGE, "image/tiff"),
    HEIC(MediaType.IMAGE, "image/heic"),
    AVIF(MediaType.IMAGE, "image/avif"),
    JPEG_2000(MediaType.IMAGE, "image/jp2"),
    JPEG_XL(MediaType.IMAGE, "image/jxl"),
    PHOTOSHOP(MediaType.IMAGE, "image/vnd.adobe.photoshop"),
    CANON_RAW(MediaType.IMAGE, "image/x-canon-cr3"),

    MP4(MediaType.VIDEO, "video/mp4"),
    QUICKTIME(MediaType.VIDEO, "video/quicktime"),
    THREE_GPP(MediaType.VIDEO, "video/3gpp"),
    WEBM(MediaType.VIDEO, "video/webm"),
    MATROSKA(MediaType.VIDEO, "video/matroska"),
    AVI(MediaType.VIDEO, "video/x-msvideo"),
    MPEG(MediaType.VIDEO, "video/mpeg"),
    MPEG_TRANSPORT(MediaType.VIDEO, "video/mp2t"),
    FLASH_VIDEO(MediaType.VIDEO, "video/x-flv"),
    WINDOWS_MEDIA(MediaType.VIDEO, "video/x-ms-wmv"),
    OGG_VIDEO(MediaType.VIDEO, "video/ogg"),

    MP4_AUDIO(MediaType.OTHER, "audio/mp4"),
    OGG(MediaType.OTHER, "application/ogg"),
    PDF(MediaType.OTHER, "application/pdf"),
    TEXT(MediaType.OTHER, "text/plain"),
    UNKNOWN(MediaType.OTHER, "application/octet-stream");

    private final MediaType type;
    private final String contentType;

    MediaFormat(MediaType type, String contentType) {
        this.type = type;
        this.contentType = contentType;
    }

    /** Returns whether this is an image, a video, or neither. */
    public MediaType type() {
        return type;
    }

    /** Returns the media type, without parameters. */
    public String contentType() {
        return contentType;
    }

    /** Returns whether {@link org.mediaquery.imaging.decode.PictureDecoder} can decode this format. */
    public boolean isDecodable() {
        return switch (this) {
            case JPEG, PNG, GIF, WEBP, BMP, TIFF -> true;
            default -> false;
        };
    }

    /** Returns whether this is a picture in a HEIF container (ISO/IEC 23008-12), which {@link HeifParser} reads. */
    public boolean isHeif() {
        return this == HEIC || this == AVIF;
    }

    /**
     * Returns whether this is a movie in ISO/IEC 14496-12 boxes, which {@link
     * org.mediaquery.imaging.metadata.VideoMetadata} reads.
     */
    public boolean isIsoMovie() {
        return this == MP4 || this == QUICKTIME || this == THREE_GPP;
    }
}
