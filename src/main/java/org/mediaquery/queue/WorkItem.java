package org.mediaquery.queue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The service's own messages: what it has to do later, or has another replica do. */
public final class WorkItem {

    /** Marks them; nobody else's messages have it. */
    static final String MARK = "mediaQueryWork";

    private static final String RESUME = "resume";
    private static final String COLLECT = "collect";
    private static final String RELABEL = "relabel";

    private static final String BUCKET = "bucket";
    private static final String NAME = "name";
    private static final String JOB = "job";
    private static final String DUE = "due";

    private WorkItem() {}

    /**
     * Work that was put aside.
     *
     * @param due when it is to be tried again; null when it waits for something other than the time
     */
    public static String resume(String bucket, String name, Instant due) {
        JsonObjectBuilder json = item(RESUME, bucket, name);
        if (due != null) {
            json.add(DUE, due.toString());
        }
        return json.build().toString();
    }

    /** A job that may have ended. */
    public static String collect(String bucket, String name, String job) {
        return item(COLLECT, bucket, name).add(JOB, job).build().toString();
    }

    /** An object whose labels are wanted anew. */
    public static String relabel(String bucket, String name) {
        return item(RELABEL, bucket, name).build().toString();
    }

    static List<Notice> read(JsonObject item) {
        String bucket = item.getString(BUCKET);
        String name = item.getString(NAME);
        return switch (item.getString(MARK)) {
            case RESUME -> List.of(new Notice.WorkDue(bucket, name, due(item)));
            case COLLECT -> List.of(new Notice.JobEnded(bucket, name, item.getString(JOB), null));
            case RELABEL -> List.of(new Notice.LabelsWanted(bucket, name));
            default -> throw new UnreadableMessageException("there is no work called " + item.getString(MARK));
        };
    }

    private static Instant due(JsonObject item) {
        try {
            return item.containsKey(DUE) ? Instant.parse(item.getString(DUE)) : null;
        } catch (DateTimeParseException e) {
            throw new UnreadableMessageException("\"" + DUE + "\" is no time: " + item.getString(DUE), e);
        }
    }

    private static JsonObjectBuilder item(String work, String bucket, String name) {
        return Json.createObjectBuilder().add(MARK, work).add(BUCKET, bucket).add(NAME, name);
    }
}
