package org.mediaquery.ingest.inspection;

import org.mediaquery.imaging.decode.JpegEncoder;
import org.mediaquery.imaging.decode.PictureDecoder;
import org.mediaquery.imaging.decode.Thumbnails;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.metadata.PictureMetadata;
import org.mediaquery.imaging.readers.PictureLimits;

/** Tools for reading and scaling pictures. All of them are thread-safe. */
public record PictureTools(
        PictureMetadata metadata, PictureDecoder decoder, JpegEncoder encoder, Thumbnails thumbnails) {

    /**
     * Creates tools with these limits.
     *
     * @param memory the budget shared by all decoders in this process
     */
    public static PictureTools within(PictureLimits limits, WorkingMemory memory) {
        JpegEncoder encoder = new JpegEncoder();
        return new PictureTools(
                new PictureMetadata(limits), new PictureDecoder(limits, memory), encoder, new Thumbnails(encoder));
    }
}
