package org.mediaquery.catalog;

import java.util.Map;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.ObjectTotals;
import org.mediaquery.media.labels.Status;

/**
 * How much there is of what. What there is nothing of is not named.
 *
 * @param types of each media type
 * @param contentTypes of each content type
 * @param statuses records of each status
 * @param largest image or video; null when there is none
 * @param smallest image or video; null when there is none
 */
public record Statistics(
        Map<MediaType, ObjectTotals> types,
        Map<String, ObjectTotals> contentTypes,
        Map<Status, Long> statuses,
        MediaRecord largest,
        MediaRecord smallest) {}
