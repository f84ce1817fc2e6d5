package org.mediaquery.queue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.mediaquery.media.BackfillSelection;

/** Messages that the service sends to itself: work to do later, or on another replica. */
public final class WorkItem {

    /** The member that marks work items; no other message has it. */
    static final String MARK = "mediaQueryWork";

    private static final String RESUME = "resume";
    private static final String COLLECT = "collect";
    private static final String LOOK = "look";
    private static final String LABEL = "label";

    private static final String BUCKET = "bucket";
    private static final String NAME = "name";
    private static final String JOB = "job";
    private static final String DUE = "due";
    private static final String SELECTION = "wanted";
    private static final String SINCE = "since";
    private static final String RUN = "run";

    /** Instead of the id of a backfill. */
    private static final String NO_RUN = "retry";

    private WorkItem() {}

    /**
     * Returns the message for deferred work.
     *
     * @param due when the work is scheduled; null when it waits for something other than time
     */
    public static String resume(String bucket, String name, Instant due) {
        JsonObjectBuilder json = item(RESUME, bucket, name);
        if (due != null) {
            json.add(DUE, due.toString());
        }
        return toMessage(json);
    }

    /** Returns the message for a job that may have completed. */
    public static String collect(String bucket, String name, String job) {
        return toMessage(item(COLLECT, bucket, name).add(JOB, job));
    }

    /** Returns the message to check an object, since an event may have been missed. */
    public static String look(String bucket, String name) {
        return toMessage(item(LOOK, bucket, name));
    }

    /**
     * Returns the message to label an object for a backfill.
     *
     * @param since labels younger than this are kept
     * @param run id of the backfill
     */
    public static String label(String bucket, String name, BackfillSelection selection, Instant since, String run) {
        return toMessage(item(LABEL, bucket, name)
                .add(SELECTION, selection.word())
                .add(SINCE, since.toString())
                .add(RUN, run));
    }

    /**
     * Returns the message to label an object again that failed, is not supported or waits.
     *
     * @param since results younger than this are kept
     */
    public static String retry(String bucket, String name, Instant since) {
        return label(bucket, name, BackfillSelection.FAILED, since, NO_RUN);
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
                        bucket, name, selection(item), time(item, SINCE), item.getString(RUN)));
            default -> throw new UnreadableMessageException("unknown work item: " + item.getString(MARK));
        };
    }

    private static String toMessage(JsonObjectBuilder item) {
        return MessageText.escape(item.build().toString());
    }

    private static Instant time(JsonObject item, String member) {
        try {
            return Instant.parse(item.getString(member));
        } catch (DateTimeParseException e) {
            throw new UnreadableMessageException(
                    "\"" + member + "\" is not an ISO 8601 time: " + item.getString(member), e);
        }
    }

    private static BackfillSelection selection(JsonObject item) {
        return BackfillSelection.of(item.getString(SELECTION))
                .orElseThrow(() -> new UnreadableMessageException(
                        "unknown value of \"" + SELECTION + "\": " + item.getString(SELECTION)));
    }

    private static JsonObjectBuilder item(String work, String bucket, String name) {
        return Json.createObjectBuilder().add(MARK, work).add(BUCKET, bucket).add(NAME, name);
    }
}
