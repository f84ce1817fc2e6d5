package org.mediaquery.storage.s3;

import java.util.function.Consumer;
import org.mediaquery.media.Printable;
import org.mediaquery.storage.PreconditionFailedException;
import org.mediaquery.storage.WriteCondition;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A write or deletion with a condition that the store enforces (Amazon S3 User Guide, "Conditional requests"). If the store
 * does not support conditions, the call is repeated without one.
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
     * @param call a repeatable call that takes the condition
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
            } else if (isPreconditionFailure(e)) {
                throw new PreconditionFailedException(
                        "\"" + Printable.of(name)
                                + "\" was written or deleted by another request. Nothing was changed. Read it again, then retry.",
                        e);
            } else {
                throw e;
            }
        }
    }

    /** Returns whether the condition failed, no object exists to match, or S3 gave precedence to a concurrent write. */
    private static boolean isPreconditionFailure(S3Exception e) {
        String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        return e.statusCode() == PRECONDITION_FAILED
                || "NoSuchKey".equals(code)
                || "ConditionalRequestConflict".equals(code);
    }
}
