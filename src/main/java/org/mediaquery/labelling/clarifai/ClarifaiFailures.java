package org.mediaquery.labelling.clarifai;

import jakarta.json.JsonObject;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.mediaquery.labelling.LabellingException;
import org.mediaquery.labelling.LabellingException.Kind;
import org.mediaquery.labelling.ProviderFault;

/** Classifies Clarifai's status codes (Clarifai's documentation, "Status codes"). */
final class ClarifaiFailures {

    /** The last two are deprecation warnings. */
    private static final Set<Integer> SUCCESS = Set.of(10000, 10001, 10002);

    /** An unspecified failure, and "try the request again". */
    private static final Set<Integer> TRANSIENT = Set.of(10020, 10030);

    /** Too many calls per second; then per hour, per month, and for the account. */
    private static final int THROTTLED = 11005;

    private static final Set<Integer> LIMIT_REACHED = Set.of(11003, 11004, 11006);

    private static final Set<Integer> TOKEN = Set.of(11001, 11002, 11007, 11008, 11009, 11200);

    /** Unknown path, and unknown model. */
    private static final Set<Integer> NOT_THERE = Set.of(11101, 21200, 21310);

    private static final int TOO_MANY_REQUESTS = 429;

    /** The last path segment of each model's URL. */
    private static final String OPERATION = "outputs";

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONG_PAUSE = Duration.ofMinutes(15);

    private ClarifaiFailures() {}

    /**
     * Checks a status.
     *
     * @param status the status of the response, or of one output
     * @param http the HTTP status of the response
     * @param url the URL that was called
     * @throws LabellingException if it is not a success
     */
    static void check(JsonObject status, int http, URI url) {
        int code = status.getInt("code");
        if (SUCCESS.contains(code)) {
            return;
        }
        String says = "Clarifai responded with " + code + ": " + status.getString("description", "no description")
                + ". " + status.getString("details", "");
        if (code == THROTTLED || http == TOO_MANY_REQUESTS) {
            throw LabellingException.throttled(SHORT_PAUSE, says.strip(), null);
        }
        if (LIMIT_REACHED.contains(code)) {
            throw LabellingException.throttled(
                    LONG_PAUSE,
                    "The limit of the Clarifai account is reached; labelling waits until it is reset or raised. "
                            + says.strip(),
                    null);
        }
        boolean isTransient = TRANSIENT.contains(code) || http >= HttpURLConnection.HTTP_INTERNAL_ERROR;
        throw new LabellingException(
                isTransient ? Kind.TRANSIENT : Kind.PERMANENT,
                advice(code) + says.strip(),
                null,
                new ProviderFault(
                        kind(code, isTransient),
                        OPERATION,
                        url.toString(),
                        new ProviderFault.Answered(http, Integer.toString(code), status.getString("req_id", null)),
                        says.strip()));
    }

    /** Classifies a response that is not JSON, such as that of a proxy. */
    static LabellingException ofStatus(int http, URI url, Exception cause) {
        String says = "The Clarifai URL responded with " + http + ", and not in Clarifai's format.";
        return switch (http) {
            case TOO_MANY_REQUESTS -> LabellingException.throttled(SHORT_PAUSE, says, cause);
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
                new LabellingException(Kind.PERMANENT, says + " Check CLARIFAI_PAT.", cause);
            case HttpURLConnection.HTTP_NOT_FOUND ->
                new LabellingException(Kind.PERMANENT, says + " Check CLARIFAI_API_URL.", cause);
            default -> {
                boolean refused =
                        http >= HttpURLConnection.HTTP_BAD_REQUEST && http < HttpURLConnection.HTTP_INTERNAL_ERROR;
                ProviderFault.Kind kind = refused ? ProviderFault.Kind.REFUSED : ProviderFault.Kind.SERVER_ERROR;
                yield new LabellingException(
                        refused ? Kind.PERMANENT : Kind.TRANSIENT,
                        says,
                        cause,
                        new ProviderFault(
                                kind, OPERATION, url.toString(), new ProviderFault.Answered(http, null, null), says));
            }
        };
    }

    /** Classifies a failed connection. */
    static LabellingException unreachable(URI url, Exception cause) {
        ProviderFault.Kind kind = cause.getCause() instanceof SocketTimeoutException
                ? ProviderFault.Kind.TIMEOUT
                : ProviderFault.Kind.UNREACHABLE;
        return new LabellingException(
                Kind.TRANSIENT,
                "Clarifai could not be reached: " + cause.getMessage(),
                cause,
                new ProviderFault(kind, OPERATION, url.toString(), null, cause.getMessage()));
    }

    private static ProviderFault.Kind kind(int code, boolean isTransient) {
        if (isTransient) {
            return ProviderFault.Kind.SERVER_ERROR;
        }
        return TOKEN.contains(code) ? ProviderFault.Kind.CREDENTIALS : ProviderFault.Kind.REFUSED;
    }

    private static String advice(int code) {
        if (TOKEN.contains(code)) {
            return "Check CLARIFAI_PAT: it must be a personal access token with access to the model. ";
        }
        return NOT_THERE.contains(code) ? "Check CLARIFAI_API_URL and CLARIFAI_MODEL: the model does not exist. " : "";
    }
}
