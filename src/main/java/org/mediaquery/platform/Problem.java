package org.mediaquery.platform;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import org.mediaquery.backfill.BackfillRunningException;
import org.mediaquery.backfill.UnknownBackfillException;
import org.mediaquery.catalog.CensusRunningException;
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
 */
record Problem(StatusType status, String detail) {

    static Problem of(Throwable failure) {
        if (failure instanceof UnknownMediaException || failure instanceof ObjectChangedException) {
            return new Problem(Status.NOT_FOUND, failure.getMessage());
        }
        if (failure instanceof UnknownBackfillException) {
            return new Problem(Status.NOT_FOUND, failure.getMessage());
        }
        if (failure instanceof BackfillRunningException) {
            return new Problem(Status.CONFLICT, failure.getMessage());
        }
        if (failure instanceof InvalidInputException) {
            return new Problem(Status.BAD_REQUEST, failure.getMessage());
        }
        if (failure instanceof PreconditionFailedException) {
            return new Problem(Status.PRECONDITION_FAILED, failure.getMessage());
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
        if (failure instanceof CensusRunningException) {
            return new Problem(Status.CONFLICT, failure.getMessage() + " GET tells how far it got.");
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

    boolean isOurFault() {
        return status.getStatusCode() >= Status.INTERNAL_SERVER_ERROR.getStatusCode();
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", status.getReasonPhrase())
                .add("status", status.getStatusCode())
                .add("detail", detail)
                .add("Code", code())
                .add("Message", detail)
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
        if (status.getStatusCode() == Status.NOT_FOUND.getStatusCode()) {
            return new Problem(status, "There is nothing at this address.");
        }
        return new Problem(status, status.getReasonPhrase() + ".");
    }

    /** The sample's form: the reason without spaces, and "Error" behind it. */
    private String code() {
        return status.getReasonPhrase().replaceAll("[^A-Za-z]", "").replaceAll("Error$", "") + "Error";
    }
}
