package org.mediaquery.ingest;

/**
 * Limits for objects that are inspected, and for labels that are kept.
 *
 * @param maxPictureBytes the largest picture file
 * @param maxVideoBytes the largest video file from which frames are read
 * @param maxPixels of a picture, width times height
 * @param maxVideoPixels of a video frame, width times height
 * @param maxWorkingBytes of memory for a picture that can only be decoded whole
 * @param minConfidence of labels that are kept, 0 to 100
 */
public record IngestLimits(
        long maxPictureBytes,
        long maxVideoBytes,
        long maxPixels,
        long maxVideoPixels,
        long maxWorkingBytes,
        double minConfidence) {}
