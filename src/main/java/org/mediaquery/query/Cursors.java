package org.mediaquery.query;

import java.util.function.Supplier;
import org.mediaquery.api.SignedTokens;
import org.mediaquery.media.InvalidInputException;

/**
 * Opaque, signed pagination cursors. A cursor is valid only for the query that produced it, and clients cannot forge one.
 */
public final class Cursors {

    private static final String RULE = "\"cursor\" must be taken from the Link header of the previous page, and all"
            + " other parameters except \"limit\" must be the same.";

    private final SignedTokens tokens;

    /** @param secret the signing key, which is the same in all replicas */
    public Cursors(Supplier<byte[]> secret) {
        this.tokens = new SignedTokens(secret);
    }

    /**
     * Creates a cursor.
     *
     * @param place the position after which the next page begins
     * @param question the canonical form of the query
     */
    String write(String place, String question) {
        return tokens.write(place, question);
    }

    /**
     * Returns the position after which the page begins.
     *
     * @throws InvalidInputException if the cursor was not issued for this query
     */
    String read(String cursor, String question) {
        return tokens.read(cursor, question).orElseThrow(() -> new InvalidInputException(RULE, cursor));
    }
}
