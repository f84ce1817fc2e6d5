package org.mediaquery.cluster;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of Prometheus' query language as it takes to see which metrics an expression wants, and which of their labels. */
public final class PromQl {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern METRIC =
            Pattern.compile("\\b([a-zA-Z_:][a-zA-Z0-9_:]*)\\b(?!\\s*\\()(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(?:=|!=|=~|!~)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private PromQl() {}

    /**
     * A metric that an expression wants.
     *
     * @param name of the sample
     * @param labels by which it is chosen
     */
    public record Wanted(String name, Set<String> labels) {}

    /** What an expression wants. */
    public static Set<Wanted> wanted(String expression) {
        String bare = RANGE.matcher(GROUPING.matcher(TEXT.matcher(expression).replaceAll(""))
                        .replaceAll(""))
                .replaceAll("");
        Set<Wanted> wanted = new LinkedHashSet<>();
        Matcher metric = METRIC.matcher(bare);
        while (metric.find()) {
            if (!WORDS.contains(metric.group(1))) {
                Set<String> labels = new TreeSet<>();
                Matcher label = LABEL.matcher(metric.group(2) == null ? "" : metric.group(2));
                while (label.find()) {
                    labels.add(label.group(1));
                }
                wanted.add(new Wanted(metric.group(1), labels));
            }
        }
        return wanted;
    }
}
