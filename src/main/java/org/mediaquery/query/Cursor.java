package org.mediaquery.query;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mediaquery.media.InvalidInputException;

/** Where a list goes on, as a text that clients hand back without looking into it. */
final class Cursor {

    private Cursor() {}

    static String write(String lastName) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastName.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws InvalidInputException when it is none that this list gave
     */
    static String read(String cursor, String prefix) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            String name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!name.isEmpty() && name.startsWith(prefix)) {
                return name;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            InvalidInputException invalid = invalid(cursor);
            invalid.initCause(e);
            throw invalid;
        }
        throw invalid(cursor);
    }

    private static InvalidInputException invalid(String cursor) {
        return new InvalidInputException(
                "\"cursor\" must be taken from the Link header of this list's page before; it is \"" + cursor + "\".");
    }
}
