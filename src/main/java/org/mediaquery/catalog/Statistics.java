package org.mediaquery.catalog;

import java.util.Map;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectTotals;
import org.mediaquery.media.labels.Status;

/**
 * Counts and sizes of all records. Zero totals are left out.
 *
 * @param types totals by media type
 * @param contentTypes totals by content type
 * @param statuses record counts by status
 * @param largest the largest image or video; null when there is none
 * @param smallest the smallest image or video; null when there is none
 */
public record Statistics(
        Map<MediaType, ObjectTotals> types,
        Map<String, ObjectTotals> contentTypes,
        Map<Status, Long> statuses,
        MediaRecord largest,
        MediaRecord smallest) {}
