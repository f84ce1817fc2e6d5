package org.mediaquery.ingest.inspection;

import org.mediaquery.imaging.decode.Thumbnails;
import org.mediaquery.imaging.video.FrameReader;

/** What videos are worked on with. All of it may be used by several threads. */
record FrameTools(FrameReader reader, Thumbnails thumbnails) {}
