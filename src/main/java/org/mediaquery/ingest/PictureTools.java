package org.mediaquery.ingest;

import org.mediaquery.imaging.JpegEncoder;
import org.mediaquery.imaging.PictureDecoder;
import org.mediaquery.imaging.PictureLimits;
import org.mediaquery.imaging.PictureMetadata;
import org.mediaquery.imaging.Thumbnails;
import org.mediaquery.imaging.WorkingMemory;

/** What pictures are worked on with. All of it may be used by several threads. */
record PictureTools(PictureMetadata metadata, PictureDecoder decoder, JpegEncoder encoder, Thumbnails thumbnails) {

    /** @param memory that decoders in this process take at a time */
    static PictureTools within(PictureLimits limits, WorkingMemory memory) {
        JpegEncoder encoder = new JpegEncoder();
        return new PictureTools(
                new PictureMetadata(limits), new PictureDecoder(limits, memory), encoder, new Thumbnails(encoder));
    }
}
