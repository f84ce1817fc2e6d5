package org.mediaquery.storage;

/**
 * What is made from objects, in a bucket of its own.
 *
 * @param thumbnails small pictures
 * @param details detections that are too many for a record
 */
public record DerivedStore(ThumbnailStore thumbnails, DetailStore details) {

    /**
     * All of it in one bucket.
     *
     * @param bucket one whose changes nobody is told of
     */
    public static DerivedStore in(MediaStore bucket) {
        return new DerivedStore(new ThumbnailStore(bucket), new DetailStore(bucket));
    }
}
