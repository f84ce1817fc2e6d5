package org.mediaquery.backfill.command;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * The arguments of the command line.
 *
 * @param service URL of the service, ending with a slash
 * @param only which objects: {@code missing}, {@code failed} or {@code all}
 * @param prefix of the object names; empty for all objects
 * @param dryRun whether to count only
 */
record Arguments(URI service, String only, String prefix, boolean dryRun) {

    static final String USAGE = """
            Usage: [--service URL] [--only missing|failed|all] [--prefix PREFIX] [--dry-run]
            The default of --service is the environment variable MEDIA_QUERY_URL, or http://localhost:9080/.""";

    private static final Set<String> SELECTIONS = Set.of("missing", "failed", "all");

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException naming the invalid argument
     */
    static Arguments read(String[] arguments, Map<String, String> environment) {
        String service = environment.getOrDefault("MEDIA_QUERY_URL", "http://localhost:9080/");
        String only = "missing";
        String prefix = "";
        boolean dryRun = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--service" -> service = value(arguments, ++i);
                case "--only" -> only = value(arguments, ++i);
                case "--prefix" -> prefix = value(arguments, ++i);
                case "--dry-run" -> dryRun = true;
                default -> throw new IllegalArgumentException("Unknown argument \"" + arguments[i] + "\".");
            }
        }
        if (!SELECTIONS.contains(only)) {
            throw new IllegalArgumentException("--only is \"" + only + "\"; it must be missing, failed or all.");
        }
        return new Arguments(address(service), only, prefix, dryRun);
    }

    /** Returns the request body. */
    String json() {
        return "{\"only\":\"" + only + "\",\"prefix\":\"" + escaped(prefix) + "\",\"dry-run\":" + dryRun + "}";
    }

    private static URI address(String service) {
        URI address = URI.create(service.endsWith("/") ? service : service + "/");
        if (address.getHost() == null || !address.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("--service is \"" + service + "\"; it must be an http or https URL.");
        }
        return address;
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value.");
        }
        return arguments[index];
    }

    /** Escapes quotes, backslashes and control characters (RFC 8259, section 7). */
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
