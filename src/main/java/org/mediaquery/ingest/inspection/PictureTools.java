package org.mediaquery.ingest.inspection;

import org.mediaquery.imaging.decode.JpegEncoder;
import org.mediaquery.imaging.decode.PictureDecoder;
import org.mediaquery.imaging.decode.Thumbnails;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.metadata.PictureMetadata;
import org.mediaquery.imaging.readers.PictureLimits;

/** What pictures are worked on with. All of it may be used by several threads. */
public record PictureTools(
        PictureMetadata metadata, PictureDecoder decoder, JpegEncoder encoder, Thumbnails thumbnails) {

    /**
     * Creates the tools for pictures within these limits.
     *
     * @param memory that decoders in this process take at a time
     */
    public static PictureTools within(PictureLimits limits, WorkingMemory memory) {
        JpegEncoder encoder = new JpegEncoder();
        return new PictureTools(
                new PictureMetadata(limits), new PictureDecoder(limits, memory), encoder, new Thumbnails(encoder));
    }
}
