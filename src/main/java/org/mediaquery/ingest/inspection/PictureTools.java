package org.mediaquery.ingest.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mediaquery.imaging.decode.JpegEncoder;
import org.mediaquery.imaging.decode.PictureDecoder;
import org.mediaquery.imaging.decode.Thumbnails;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.heif.HeifConverter;
import org.mediaquery.imaging.metadata.PictureMetadata;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.media.MediaType;

/** Tools for reading and scaling pictures. All of them are thread-safe. */
public record PictureTools(
        PictureMetadata metadata,
        PictureDecoder decoder,
        HeifConverter heif,
        JpegEncoder encoder,
        Thumbnails thumbnails) {

    /**
     * Creates tools with these limits.
     *
     * @param memory the budget shared by all decoders in this process
     * @param heif a converter within the same limits
     */
    public static PictureTools within(PictureLimits limits, WorkingMemory memory, HeifConverter heif) {
        JpegEncoder encoder = new JpegEncoder();
        return new PictureTools(
                new PictureMetadata(limits),
                new PictureDecoder(limits, memory),
                heif,
                encoder,
                new Thumbnails(encoder));
    }

    /** Returns why pictures of a format cannot be decoded, and what helps; empty if they can. */
    Optional<String> obstacle(MediaFormat format) {
        if (format.isHeif()) {
            return heif.reads(format) ? Optional.empty() : Optional.of(heif.remedy(format));
        }
        return format.isDecodable()
                ? Optional.empty()
                : Optional.of("Pictures of type " + format.contentType() + " are not supported. Upload a JPEG or PNG.");
    }

    /** Returns what to install on this machine to decode more formats; nothing if everything is there. */
    Optional<String> remedy() {
        return Arrays.stream(MediaFormat.values())
                .filter(MediaFormat::isHeif)
                .flatMap(format -> obstacle(format).stream())
                .findFirst();
    }

    /** Returns the content types of all pictures that can be decoded. */
    List<String> contentTypes() {
        return Arrays.stream(MediaFormat.values())
                .filter(format -> format.type() == MediaType.IMAGE)
                .filter(format -> obstacle(format).isEmpty())
                .map(MediaFormat::contentType)
                .toList();
    }
}
