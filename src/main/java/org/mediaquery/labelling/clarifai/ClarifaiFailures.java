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

/** What Clarifai's codes mean (Clarifai's documentation, "Status codes"). */
final class ClarifaiFailures {

    /** The last two warn that something will go away one day. */
    private static final Set<Integer> SUCCESS = Set.of(10000, 10001, 10002);

    /** "Failure" without more, and "try the request again". */
    private static final Set<Integer> PASSING = Set.of(10020, 10030);

    /** Too many a second, an hour, a month, and for the account. */
    private static final int THROTTLED = 11005;

    private static final Set<Integer> LIMIT_REACHED = Set.of(11003, 11004, 11006);

    private static final Set<Integer> TOKEN = Set.of(11001, 11002, 11007, 11008, 11009, 11200);

    /** No such path, and no such model. */
    private static final Set<Integer> NOT_THERE = Set.of(11101, 21200, 21310);

    private static final int TOO_MANY_REQUESTS = 429;

    /** The last part of each model's address. */
    private static final String OPERATION = "outputs";

    private static final Duration A_WHILE = Duration.ofSeconds(15);
    private static final Duration LONGER = Duration.ofMinutes(15);

    private ClarifaiFailures() {}

    /**
     * Lets a status pass that is fine.
     *
     * @param status of the answer as a whole, or of one output
     * @param http the answer's HTTP status
     * @param url that was asked
     * @throws LabellingException when it is not
     */
    static void check(JsonObject status, int http, URI url) {
        int code = status.getInt("code");
        if (SUCCESS.contains(code)) {
            return;
        }
        String says = "Clarifai says " + code + ": " + status.getString("description", "no more than that") + ". "
                + status.getString("details", "");
        if (code == THROTTLED || http == TOO_MANY_REQUESTS) {
            throw LabellingException.throttled(A_WHILE, says.strip(), null);
        }
        if (LIMIT_REACHED.contains(code)) {
            throw LabellingException.throttled(
                    LONGER, "The limit of the Clarifai account is used up; it waits for more. " + says.strip(), null);
        }
        boolean passing = PASSING.contains(code) || http >= HttpURLConnection.HTTP_INTERNAL_ERROR;
        throw new LabellingException(
                passing ? Kind.TRANSIENT : Kind.PERMANENT,
                advice(code) + says.strip(),
                null,
                new ProviderFault(
                        kind(code, passing),
                        OPERATION,
                        url.toString(),
                        new ProviderFault.Answered(http, Integer.toString(code), status.getString("req_id", null)),
                        says.strip()));
    }

    /** What an answer means that is no JSON, such as that of a proxy. */
    static LabellingException ofStatus(int http, URI url, Exception cause) {
        String says = "Clarifai's address answers " + http + ", and not as Clarifai does.";
        return switch (http) {
            case TOO_MANY_REQUESTS -> LabellingException.throttled(A_WHILE, says, cause);
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

    /** What it means that there was no answer. */
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

    private static ProviderFault.Kind kind(int code, boolean passing) {
        if (passing) {
            return ProviderFault.Kind.SERVER_ERROR;
        }
        return TOKEN.contains(code) ? ProviderFault.Kind.CREDENTIALS : ProviderFault.Kind.REFUSED;
    }

    private static String advice(int code) {
        if (TOKEN.contains(code)) {
            return "Check CLARIFAI_PAT: it must be a personal access token that may use the model. ";
        }
        return NOT_THERE.contains(code) ? "Check CLARIFAI_API_URL and CLARIFAI_MODEL: there is no such model. " : "";
    }
}
