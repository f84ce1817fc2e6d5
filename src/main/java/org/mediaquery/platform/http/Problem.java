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
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A failure as HTTP tells it (RFC 9457), with the members {@code Code} and {@code Message} of the AWS "media query"
 * sample beside the standard ones. This is the one place that says which failure is which status.
 *
 * @param status HTTP's
 * @param detail a sentence for the client; never what a stranger should not know
 * @param message for clients of the sample; only one of detail and message repeats the client's input
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
                    "What is stored is not what If-Match or If-None-Match says.");
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
            return new Problem(Status.CONFLICT, "Somebody else changes the same object at this moment. Try again.");
        }
        if (failure instanceof CheckRunningException) {
            return new Problem(Status.CONFLICT, failure.getMessage() + " GET tells how far it got.");
        }
        if (isCausedBy(failure, BodyTooLargeException.class)) {
            return BodyTooLargeException.PROBLEM;
        }
        // before what the SDK says of it: a part of an upload fails when the client's connection does
        if (isCausedBy(failure, ClientBodyException.class)) {
            return new Problem(Status.BAD_REQUEST, "The body ended early, or is not framed as its headers say.");
        }
        if (failure instanceof SdkException) {
            return new Problem(
                    Status.SERVICE_UNAVAILABLE,
                    "The bucket or the table does not answer as it should. Try again later.");
        }
        if (failure instanceof WebApplicationException web) {
            return of(web);
        }
        return new Problem(Status.INTERNAL_SERVER_ERROR, "Something went wrong that should not. The log tells what.");
    }

    /** The problem of a status that the server set by itself. */
    static Problem of(int status) {
        Status known = Status.fromStatusCode(status);
        return of(known == null ? Status.INTERNAL_SERVER_ERROR : known);
    }

    boolean isOurFault() {
        return status.getStatusCode() >= Status.INTERNAL_SERVER_ERROR.getStatusCode();
    }

    /** Whether it is cheaper to close the connection than to read what the client still sends. */
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
                    status, "This address takes " + web.getResponse().getHeaderString("Allow") + " requests only.");
        }
        if (web instanceof NotSupportedException) {
            return new Problem(status, "This address does not take a body of that Content-Type.");
        }
        return of(status);
    }

    private static Problem of(StatusType status) {
        if (status.getStatusCode() == Status.NOT_FOUND.getStatusCode()) {
            return new Problem(status, "There is nothing at this address.");
        }
        if (status.getStatusCode() == Status.NOT_ACCEPTABLE.getStatusCode()) {
            return new Problem(status, "This address has nothing of the media types that the header Accept names.");
        }
        return new Problem(status, status.getReasonPhrase() + ".");
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }

    /** The sample's form: the reason without spaces, and "Error" behind it. */
    private String code() {
        return status.getReasonPhrase().replaceAll("[^A-Za-z]", "").replaceAll("Error$", "") + "Error";
    }
}
