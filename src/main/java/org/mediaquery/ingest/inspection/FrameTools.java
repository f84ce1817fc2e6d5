package org.mediaquery.ingest.inspection;

import org.mediaquery.imaging.decode.Thumbnails;
import org.mediaquery.imaging.video.FrameReader;

/** Tools for reading frames of videos. All of them are thread-safe. */
record FrameTools(FrameReader reader, Thumbnails thumbnails) {}
