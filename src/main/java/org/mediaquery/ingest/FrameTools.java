package org.mediaquery.ingest;

import org.mediaquery.imaging.FrameReader;
import org.mediaquery.imaging.Thumbnails;

/** What videos are worked on with. All of it may be used by several threads. */
record FrameTools(FrameReader reader, Thumbnails thumbnails) {}
