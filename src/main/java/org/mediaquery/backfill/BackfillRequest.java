package org.mediaquery.backfill;

import java.util.Set;
import org.mediaquery.api.JsonBody;
import org.mediaquery.catalog.BackfillRun;
import org.mediaquery.media.BackfillSelection;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.MediaName;

/** Reads {@code {"only": "missing", "prefix": "holiday/", "dry-run": true}}; every member is optional. */
final class BackfillRequest {

    private static final String ONLY = "only";
    private static final String PREFIX = "prefix";
    private static final String DRY_RUN = "dry-run";

    private BackfillRequest() {}

    /**
     * Reads a request.
     *
     * @param body a JSON object, or empty
     * @throws InvalidInputException naming the invalid value
     */
    static BackfillRun.Request read(String body) {
        JsonBody json = JsonBody.read(body, Set.of(ONLY, PREFIX, DRY_RUN));
        String only = json.text(ONLY, BackfillSelection.MISSING.word());
        BackfillSelection selection = BackfillSelection.of(only)
                .orElseThrow(
                        () -> new InvalidInputException("\"only\" must be \"missing\", \"failed\" or \"all\".", only));
        return new BackfillRun.Request(
                selection, MediaName.checkPrefix(PREFIX, json.text(PREFIX, "")), json.flag(DRY_RUN, false));
    }
}
