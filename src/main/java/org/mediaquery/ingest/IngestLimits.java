package org.mediaquery.ingest;

/**
 * What is looked at, and what is kept.
 *
 * @param maxPictureBytes of a picture's file
 * @param maxVideoBytes of a video's file
 * @param maxPixels of a picture, width times height
 * @param maxVideoPixels of a frame of a video, width times height
 * @param maxWorkingBytes of memory for decoding one picture that can only be decoded whole
 * @param minConfidence of labels that are kept, 0 to 100
 */
public record IngestLimits(
        long maxPictureBytes,
        long maxVideoBytes,
        long maxPixels,
        long maxVideoPixels,
        long maxWorkingBytes,
        double minConfidence) {}
