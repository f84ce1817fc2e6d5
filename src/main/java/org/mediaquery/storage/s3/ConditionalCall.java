package org.mediaquery.storage.s3;

import java.util.function.Consumer;
import org.mediaquery.media.Printable;
import org.mediaquery.storage.PreconditionFailedException;
import org.mediaquery.storage.WriteCondition;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A write or deletion on a condition that the store itself enforces ("Conditional requests", Amazon S3 User Guide). A store
 * that does not implement that says so, and gets the call without its condition.
 */
final class ConditionalCall {

    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final String name;
    private final WriteCondition condition;

    ConditionalCall(String name, WriteCondition condition) {
        this.name = name;
        this.condition = condition;
    }

    /**
     * Makes the call.
     *
     * @param call given the condition that it is to carry; it can be repeated
     * @throws PreconditionFailedException when the condition does not hold
     */
    void make(Consumer<WriteCondition> call) {
        if (condition.isNone()) {
            call.accept(condition);
            return;
        }
        try {
            call.accept(condition);
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_IMPLEMENTED) {
                call.accept(WriteCondition.NONE);
            } else if (isRefusal(e)) {
                throw new PreconditionFailedException(
                        "\"" + Printable.of(name)
                                + "\" was written or deleted by another request. Nothing was changed. Look at it again.",
                        e);
            } else {
                throw e;
            }
        }
    }

    /** It does not hold, there is nothing to match, or another write was under way that S3 let go first. */
    private static boolean isRefusal(S3Exception e) {
        String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        return e.statusCode() == PRECONDITION_FAILED
                || "NoSuchKey".equals(code)
                || "ConditionalRequestConflict".equals(code);
    }
}
