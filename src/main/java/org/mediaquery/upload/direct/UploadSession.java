package org.mediaquery.upload.direct;

import java.util.List;
import java.util.SortedMap;
import org.mediaquery.storage.PresignedUpload;
import org.mediaquery.storage.UploadedPart;

/**
 * An upload with its links.
 *
 * @param id the client's token
 * @param ticket what is known of it
 * @param uploaded the parts that the store has received; of an object that is sent at once, part 1 is the whole
 * @param links by part number, for the parts that are missing
 */
record UploadSession(
        String id, UploadTicket ticket, List<UploadedPart> uploaded, SortedMap<Integer, PresignedUpload> links) {}
