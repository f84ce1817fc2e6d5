package org.mediaquery.platform.http;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.stream.Stream;
import org.mediaquery.backfill.BackfillRunningException;
import org.mediaquery.backfill.UnknownBackfillException;
import org.mediaquery.catalog.CheckRunningException;
import org.mediaquery.catalog.ConflictException;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.UnknownMediaException;
import org.mediaquery.storage.ObjectChangedException;
import org.mediaquery.storage.OverloadedException;
import org.mediaquery.storage.PreconditionFailedException;
import org.mediaquery.storage.UploadTooLargeException;
import org.mediaquery.upload.SlowUploadException;
import org.mediaquery.upload.direct.IncompleteUploadException;
import org.mediaquery.upload.direct.UnknownUploadException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A problem detail (RFC 9457), with the additional members {@code Code} and {@code Message} of the AWS "media query" sample.
 * This is the only place that maps failures to statuses.
 *
 * @param status the HTTP status
 * @param detail a sentence for the client; never confidential
 * @param message a sentence for clients of the sample; only one of detail and message repeats the client's input
 */
record Problem(StatusType status, String detail, String message) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String NO_SUCH_OBJECT = "There is no picture or video of this name.";

    Problem(StatusType status, String detail) {
        this(status, detail, detail);
    }

    static Problem of(Throwable failure) {
        if (failure instanceof UnknownMediaException) {
            return new Problem(Status.NOT_FOUND, NO_SUCH_OBJECT, failure.getMessage());
        }
        if (failure instanceof ObjectChangedException) {
            return new Problem(Status.NOT_FOUND, NO_SUCH_OBJECT);
        }
        if (failure instanceof UnknownBackfillException) {
            return new Problem(Status.NOT_FOUND, failure.getMessage(), "There is no backfill of this id.");
        }
        if (failure instanceof UnknownUploadException) {
            return new Problem(Status.NOT_FOUND, failure.getMessage());
        }
        if (failure instanceof IncompleteUploadException) {
            return new Problem(Status.CONFLICT, failure.getMessage());
        }
        if (failure instanceof BackfillRunningException) {
            return new Problem(Status.CONFLICT, failure.getMessage());
        }
        if (failure instanceof InvalidInputException invalid) {
            return new Problem(Status.BAD_REQUEST, invalid.getMessage(), invalid.rule());
        }
        if (failure instanceof PreconditionFailedException) {
            return new Problem(
                    Status.PRECONDITION_FAILED,
                    failure.getMessage(),
                    "The stored object does not meet If-Match or If-None-Match.");
        }
        if (failure instanceof SlowUploadException) {
            return new Problem(Status.REQUEST_TIMEOUT, failure.getMessage());
        }
        if (failure instanceof UploadTooLargeException) {
            return new Problem(Status.REQUEST_ENTITY_TOO_LARGE, failure.getMessage());
        }
        if (failure instanceof OverloadedException) {
            return new Problem(Status.SERVICE_UNAVAILABLE, failure.getMessage());
        }
        if (failure instanceof ConflictException) {
            return new Problem(Status.CONFLICT, "The object was modified concurrently. Try again.");
        }
        if (failure instanceof CheckRunningException) {
            return new Problem(Status.CONFLICT, failure.getMessage() + " GET returns its progress.");
        }
        if (isCausedBy(failure, BodyTooLargeException.class)) {
            return BodyTooLargeException.PROBLEM;
        }
        // before the SDK's exceptions: uploading a part fails with the client's connection
        if (isCausedBy(failure, ClientBodyException.class)) {
            return new Problem(Status.BAD_REQUEST, "The body ended early, or is not framed as its headers say.");
        }
        if (failure instanceof SdkException) {
            return new Problem(
                    Status.SERVICE_UNAVAILABLE, "The bucket or the table is not available. Try again later.");
        }
        if (failure instanceof WebApplicationException web) {
            return of(web);
        }
        return new Problem(Status.INTERNAL_SERVER_ERROR, "An unexpected error occurred. The log has the details.");
    }

    /** Returns the problem for a status that the server set by itself. */
    static Problem of(int status) {
        Status known = Status.fromStatusCode(status);
        return of(known == null ? Status.INTERNAL_SERVER_ERROR : known);
    }

    boolean isOurFault() {
        return status.getStatusCode() >= Status.INTERNAL_SERVER_ERROR.getStatusCode();
    }

    /** Returns whether closing the connection is cheaper than reading the rest of the body. */
    boolean leavesBodyUnread() {
        return status.getStatusCode() == Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode();
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", status.getReasonPhrase())
                .add("status", status.getStatusCode())
                .add("detail", detail)
                .add("Code", code())
                .add("Message", message)
                .build();
    }

    private static Problem of(WebApplicationException web) {
        StatusType status = web.getResponse().getStatusInfo();
        if (web instanceof NotAllowedException) {
            return new Problem(
                    status, "This address supports " + web.getResponse().getHeaderString("Allow") + " requests only.");
        }
        if (web instanceof NotSupportedException) {
            return new Problem(status, "This address does not support that Content-Type.");
        }
        return of(status);
    }

    private static Problem of(StatusType status) {
        if (status.getStatusCode() == Status.NOT_FOUND.getStatusCode()) {
            return new Problem(status, "There is nothing at this address.");
        }
        if (status.getStatusCode() == Status.NOT_ACCEPTABLE.getStatusCode()) {
            return new Problem(status, "This address has none of the media types in the Accept header.");
        }
        return new Problem(status, status.getReasonPhrase() + ".");
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }

    /** Returns the sample's code: the reason phrase without spaces, and "Error". */
    private String code() {
        return status.getReasonPhrase().replaceAll("[^A-Za-z]", "").replaceAll("Error$", "") + "Error";
    }
}
