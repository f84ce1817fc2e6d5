package org.mediaquery.media;

/**
 * Text from outside in a form that is safe to print: in a log, where a line feed would begin a line that nobody wrote, and
 * in an error message, which should not repeat a megabyte.
 */
public final class Printable {

    /** The most characters of the text that are kept. */
    public static final int MAX_CHARS = 200;

    private Printable() {}

    /** All of the text, with control and format characters as the escapes of Java strings. */
    public static String whole(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> append(printable, c));
        return printable.toString();
    }

    /** The first 200 characters, with control and format characters as the escapes of Java strings. */
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
