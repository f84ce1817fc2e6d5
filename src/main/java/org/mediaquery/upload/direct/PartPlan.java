package org.mediaquery.upload.direct;

import java.util.List;
import java.util.stream.IntStream;
import org.mediaquery.storage.UploadedPart;

/**
 * How an object is divided into parts. It follows from the size alone, so that nobody has to remember it.
 *
 * @param size of the object in bytes
 */
record PartPlan(long size) {

    /** The largest object. Larger ones would have parts that are too large to send again. */
    static final long MAX_SIZE = 48L << 30;

    private static final long MEBIBYTE = 1L << 20;

    /** The largest object that is sent at once. */
    private static final long MAX_SINGLE = 16 * MEBIBYTE;

    private static final long MIN_PART = 8 * MEBIBYTE;

    /** S3 allows 10,000. Each has a link, and all links are in one answer. */
    private static final int MAX_PARTS = 1000;

    boolean hasParts() {
        return size > MAX_SINGLE;
    }

    /** Returns the size of all parts but the last, a whole number of mebibytes. */
    long partSize() {
        long least = (size + MAX_PARTS - 1) / MAX_PARTS;
        return Math.max(MIN_PART, (least + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE);
    }

    /** Returns the parts by number, without entity tags. */
    List<UploadedPart> parts() {
        int count = (int) ((size + partSize() - 1) / partSize());
        return IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        new UploadedPart(number, null, Math.min(partSize(), size - (number - 1) * partSize())))
                .toList();
    }
}
