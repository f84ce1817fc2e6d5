package org.mediaquery.queue;

/**
 * Text that SQS accepts. Message bodies and attributes may contain only #x9, #xA, #xD, #x20 to #xD7FF, #xE000 to #xFFFD
 * and #x10000 to #x10FFFF (SQS API reference, SendMessage); SQS rejects messages with any other character.
 */
public final class MessageText {

    private MessageText() {}

    /** Escapes the characters in JSON that SQS rejects. In valid JSON they occur only inside strings. */
    static String escape(String json) {
        StringBuilder text = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (isAllowed(c)) {
                text.appendCodePoint(c);
            } else {
                // all of these are below #x10000
                text.append("\\u%04x".formatted(c));
            }
        });
        return text.toString();
    }

    /**
     * Replaces each character that SQS rejects with the replacement character (U+FFFD).
     *
     * @param max the max characters to keep
     */
    public static String readable(String text, int max) {
        StringBuilder readable = new StringBuilder();
        text.codePoints().limit(max).forEach(c -> readable.appendCodePoint(isAllowed(c) ? c : '\ufffd'));
        return readable.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
