package org.mediaquery.media;

/**
 * Makes text from outside safe to print. In a log, a line feed would allow a client to forge lines; an error message should
 * not repeat a megabyte of input.
 */
public final class Printable {

    /** The maximum number of characters that {@link #of} keeps. */
    public static final int MAX_CHARS = 200;

    private Printable() {}

    /** Returns the whole text, with control and format characters escaped as in Java strings. */
    public static String whole(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> append(printable, c));
        return printable.toString();
    }

    /** Returns the first 200 characters, with control and format characters escaped as in Java strings. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().limit(MAX_CHARS).forEach(c -> append(printable, c));
        return text.codePointCount(0, text.length()) > MAX_CHARS
                ? printable.append('…').toString()
                : printable.toString();
    }

    private static void append(StringBuilder printable, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> printable.append(String.format("\\u%04x", c));
            default -> printable.appendCodePoint(c);
        }
    }
}
