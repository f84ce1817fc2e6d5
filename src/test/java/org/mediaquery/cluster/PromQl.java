package org.mediaquery.cluster;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the metrics and labels that a PromQL expression refers to. Parses only the necessary part of the language. */
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
     * A metric that an expression refers to.
     *
     * @param name the name of the sample
     * @param labels the labels in its selector
     */
    public record Wanted(String name, Set<String> labels) {}

    /** Returns the metrics that an expression refers to. */
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
