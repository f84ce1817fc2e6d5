package org.mediaquery.labelling;

import java.util.Locale;

/**
 * What a provider answered when it failed, as whoever runs the service needs it, to look into it or to ask the provider.
 *
 * @param kind the kind of fault
 * @param operation the call that failed, by the provider's name
 * @param endpoint where the provider was asked
 * @param answer what came back; null when nothing did
 * @param message the provider's words, or those of the network
 */
public record ProviderFault(Kind kind, String operation, String endpoint, Answered answer, String message) {

    /** What is wrong, as far as the caller can tell. */
    public enum Kind {
        /** Nothing came back in time. */
        TIMEOUT,
        /** There was no connection, or it broke. */
        UNREACHABLE,
        /** The provider says that it has a fault (HTTP 5xx), or answers what nobody can read. */
        SERVER_ERROR,
        /** The provider does not accept the credentials, or not any more. */
        CREDENTIALS,
        /** The provider refuses the call. */
        REFUSED;

        /** As it stands in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An answer that is none.
     *
     * @param status of HTTP
     * @param code the provider's name or number of the error; null when there is none
     * @param requestId the provider's name for this call; null when it gives none
     */
    public record Answered(int status, String code, String requestId) {

        @Override
        public String toString() {
            return code == null ? Integer.toString(status) : status + " " + code;
        }
    }

    /** A few words for a person who looks at a record. */
    public String brief() {
        return answer == null ? operation + ": " + kind.label().replace('_', ' ') : operation + " answered " + answer;
    }

    /** All of it, for the log. */
    @Override
    public String toString() {
        String request = answer == null || answer.requestId() == null ? "" : ", request id " + answer.requestId();
        return brief() + " (" + endpoint + request + "): " + message;
    }
}
