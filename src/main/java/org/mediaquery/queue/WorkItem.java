package org.mediaquery.queue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.mediaquery.media.BackfillSelection;

/** The service's own messages: what it has to do later, or has another replica do. */
public final class WorkItem {

    /** Marks them; nobody else's messages have it. */
    static final String MARK = "mediaQueryWork";

    private static final String RESUME = "resume";
    private static final String COLLECT = "collect";
    private static final String LOOK = "look";
    private static final String LABEL = "label";

    private static final String BUCKET = "bucket";
    private static final String NAME = "name";
    private static final String JOB = "job";
    private static final String DUE = "due";
    private static final String WANTED = "wanted";
    private static final String SINCE = "since";
    private static final String RUN = "run";

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
        return written(json);
    }

    /** A job that may have ended. */
    public static String collect(String bucket, String name, String job) {
        return written(item(COLLECT, bucket, name).add(JOB, job));
    }

    /** An object of which something may have been missed. */
    public static String look(String bucket, String name) {
        return written(item(LOOK, bucket, name));
    }

    /**
     * An object that a backfill wants labelled.
     *
     * @param since labels that are younger are what is wanted already
     * @param run the backfill
     */
    public static String label(String bucket, String name, BackfillSelection selection, Instant since, String run) {
        return written(item(LABEL, bucket, name)
                .add(WANTED, selection.word())
                .add(SINCE, since.toString())
                .add(RUN, run));
    }

    static List<QueueEvent> read(JsonObject item) {
        String bucket = item.getString(BUCKET);
        String name = item.getString(NAME);
        return switch (item.getString(MARK)) {
            case RESUME ->
                List.of(new QueueEvent.WorkDue(bucket, name, item.containsKey(DUE) ? time(item, DUE) : null));
            case COLLECT -> List.of(new QueueEvent.JobCompleted(bucket, name, item.getString(JOB), null));
            case LOOK -> List.of(new QueueEvent.ObjectCreated(bucket, name, null));
            case LABEL ->
                List.of(new QueueEvent.RelabelRequested(
                        bucket, name, wanted(item), time(item, SINCE), item.getString(RUN)));
            default -> throw new UnreadableMessageException("there is no work called " + item.getString(MARK));
        };
    }

    private static String written(JsonObjectBuilder item) {
        return MessageText.escape(item.build().toString());
    }

    private static Instant time(JsonObject item, String member) {
        try {
            return Instant.parse(item.getString(member));
        } catch (DateTimeParseException e) {
            throw new UnreadableMessageException("\"" + member + "\" is no time: " + item.getString(member), e);
        }
    }

    private static BackfillSelection wanted(JsonObject item) {
        return BackfillSelection.of(item.getString(WANTED))
                .orElseThrow(() -> new UnreadableMessageException(
                        "\"" + WANTED + "\" is none of those that are known: " + item.getString(WANTED)));
    }

    private static JsonObjectBuilder item(String work, String bucket, String name) {
        return Json.createObjectBuilder().add(MARK, work).add(BUCKET, bucket).add(NAME, name);
    }
}
