package org.mediaquery.backfill.command;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param service where the service is, with a slash at the end
 * @param only which objects: {@code missing}, {@code failed} or {@code all}
 * @param prefix how their names begin; empty for all
 * @param dryRun whether they are only counted
 */
record Arguments(URI service, String only, String prefix, boolean dryRun) {

    static final String USAGE = """
            Usage: [--service URL] [--only missing|failed|all] [--prefix PREFIX] [--dry-run]
            Without --service the environment variable MEDIA_QUERY_URL tells where the service is, or else it is
            http://localhost:9080/.""";

    private static final Set<String> KINDS = Set.of("missing", "failed", "all");

    /** @throws IllegalArgumentException saying which word is wrong */
    static Arguments read(String[] words, Map<String, String> environment) {
        String service = environment.getOrDefault("MEDIA_QUERY_URL", "http://localhost:9080/");
        String only = "missing";
        String prefix = "";
        boolean dryRun = false;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--service" -> service = value(words, ++i);
                case "--only" -> only = value(words, ++i);
                case "--prefix" -> prefix = value(words, ++i);
                case "--dry-run" -> dryRun = true;
                default -> throw new IllegalArgumentException("There is no argument \"" + words[i] + "\".");
            }
        }
        if (!KINDS.contains(only)) {
            throw new IllegalArgumentException("--only is \"" + only + "\"; it must be missing, failed or all.");
        }
        return new Arguments(address(service), only, prefix, dryRun);
    }

    /** As the service wants it. */
    String json() {
        return "{\"only\":\"" + only + "\",\"prefix\":\"" + escaped(prefix) + "\",\"dry-run\":" + dryRun + "}";
    }

    private static URI address(String service) {
        URI address = URI.create(service.endsWith("/") ? service : service + "/");
        if (address.getHost() == null || !address.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("\"" + service + "\" is no http or https URL.");
        }
        return address;
    }

    private static String value(String[] words, int index) {
        if (index == words.length) {
            throw new IllegalArgumentException(words[index - 1] + " needs a value.");
        }
        return words[index];
    }

    /** As RFC 8259, section 7, wants it: quotes, backslashes and control characters may not stand as they are. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ') {
                escaped.append("\\u%04x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
