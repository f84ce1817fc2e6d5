package org.mediaquery.labelling;

import java.util.Locale;

/**
 * The details of a provider's failure, for operators and for requests to the provider's support.
 *
 * @param kind the kind of fault
 * @param operation the provider's name of the failed operation
 * @param endpoint the endpoint that was called
 * @param answer the response; null if there was none
 * @param message the message of the provider, or of the network
 */
public record ProviderFault(Kind kind, String operation, String endpoint, Answered answer, String message) {

    /** The kind of fault, as seen by the caller. */
    public enum Kind {
        /** No response arrived in time. */
        TIMEOUT,
        /** The connection failed. */
        UNREACHABLE,
        /** The provider reports an internal error (HTTP 5xx), or its response cannot be parsed. */
        SERVER_ERROR,
        /** The provider rejects the credentials, or they expired. */
        CREDENTIALS,
        /** The provider rejects the call. */
        REFUSED;

        /** Returns the name in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An error response.
     *
     * @param status the HTTP status
     * @param code the provider's error code; null if there is none
     * @param requestId the provider's ID of the request; null if there is none
     */
    public record Answered(int status, String code, String requestId) {

        @Override
        public String toString() {
            return code == null ? Integer.toString(status) : status + " " + code;
        }
    }

    /** Returns a short description, for records. */
    public String brief() {
        return answer == null ? operation + ": " + kind.label().replace('_', ' ') : operation + " answered " + answer;
    }

    /** Returns all details, for the log. */
    @Override
    public String toString() {
        String request = answer == null || answer.requestId() == null ? "" : ", request id " + answer.requestId();
        return brief() + " (" + endpoint + request + "): " + message;
    }
}
