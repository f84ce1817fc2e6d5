package org.mediaquery.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediaquery.api.RecordTag;
import org.mediaquery.media.InvalidInputException;
import org.mediaquery.media.Printable;
import org.mediaquery.storage.PreconditionFailedException;
import org.mediaquery.storage.StoredObject;
import org.mediaquery.storage.WriteCondition;

/**
 * The preconditions of a request: {@code If-Match} and {@code If-None-Match} (RFC 9110, section 13.1). They apply to the
 * object, so that they do not fail when labels are added to its record.
 */
final class Preconditions {

    /** No preconditions. */
    static final Preconditions NONE = new Preconditions(null, null);

    /** One element of a list; it may be empty (RFC 9110, section 5.6.1.2). */
    private static final Pattern ELEMENT = Pattern.compile("\\s*(?:(W/)?\"([^\"]*)\")?\\s*(?:,|$)");

    /** Null when the header is absent. */
    private final Tags ifMatch;

    private final Tags ifNoneMatch;

    private Preconditions(Tags ifMatch, Tags ifNoneMatch) {
        this.ifMatch = ifMatch;
        this.ifNoneMatch = ifNoneMatch;
    }

    /** The tags in a header: {@code *} for any, or a list. */
    private record Tags(boolean any, List<String> strong, List<String> weak) {}

    /**
     * Reads the headers.
     *
     * @param ifMatch all lines of the header; null or empty when it is absent
     * @param ifNoneMatch all lines of the header; null or empty when it is absent
     * @throws InvalidInputException when a header is neither {@code *} nor a list of entity tags
     */
    static Preconditions of(List<String> ifMatch, List<String> ifNoneMatch) {
        return new Preconditions(tags("If-Match", ifMatch), tags("If-None-Match", ifNoneMatch));
    }

    boolean areNone() {
        return ifMatch == null && ifNoneMatch == null;
    }

    /**
     * Evaluates the preconditions for the stored object.
     *
     * @return the condition of the following write or deletion, which detects concurrent changes
     * @throws PreconditionFailedException when the preconditions do not hold
     */
    WriteCondition against(String name, Optional<StoredObject> stored) {
        if (areNone()) {
            return WriteCondition.NONE;
        }
        // If-Match uses strong comparison, If-None-Match weak comparison (RFC 9110, sections 13.1.1 and 13.1.2)
        if (ifMatch != null && !(stored.isPresent() && matches(ifMatch.any(), ifMatch.strong(), stored.get()))) {
            throw new PreconditionFailedException("If-Match: " + found(name, stored));
        }
        if (ifNoneMatch != null && stored.isPresent()) {
            List<String> all = new ArrayList<>(ifNoneMatch.strong());
            all.addAll(ifNoneMatch.weak());
            if (matches(ifNoneMatch.any(), all, stored.get())) {
                throw new PreconditionFailedException("If-None-Match: " + found(name, stored));
            }
        }
        return stored.map(WriteCondition::unchanged).orElse(WriteCondition.ABSENT);
    }

    private static boolean matches(boolean any, List<String> tags, StoredObject stored) {
        return any || tags.stream().anyMatch(tag -> RecordTag.isOf(tag, stored.etag()));
    }

    private static String found(String name, Optional<StoredObject> stored) {
        return stored.map(object -> "\"" + Printable.of(name) + "\" has the entity tag \"" + object.etag() + "\".")
                        .orElse("there is no \"" + Printable.of(name) + "\".")
                + " Nothing was changed.";
    }

    private static Tags tags(String header, List<String> lines) {
        if (lines == null || lines.isEmpty()) {
            return null;
        }
        String value = String.join(",", lines).strip();
        List<String> strong = new ArrayList<>();
        List<String> weak = new ArrayList<>();
        if (value.equals("*")) {
            return new Tags(true, strong, weak);
        }
        Matcher next = ELEMENT.matcher(value);
        int end = 0;
        while (end < value.length() && next.find(end) && next.start() == end) {
            if (next.group(2) != null) {
                (next.group(1) == null ? strong : weak).add(next.group(2));
            }
            end = next.end();
        }
        if (end < value.length() || (strong.isEmpty() && weak.isEmpty())) {
            throw new InvalidInputException(
                    header
                            + " must be * or a comma-separated list of entity tags in double quotes (RFC 9110, section 8.8.3).",
                    value);
        }
        return new Tags(false, strong, weak);
    }
}
