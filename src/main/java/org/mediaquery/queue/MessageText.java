package org.mediaquery.queue;

/**
 * Text that SQS accepts. Message bodies and attributes may hold #x9, #xA, #xD, #x20 to #xD7FF, #xE000 to #xFFFD and #x10000 to
 * #x10FFFF only (SQS API reference, SendMessage); with any other character SQS refuses the message.
 */
public final class MessageText {

    private MessageText() {}

    /** JSON with the characters that SQS refuses escaped. In valid JSON they stand inside of strings only. */
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
     * Text for people, with a replacement character (U+FFFD) for each character that SQS refuses.
     *
     * @param most characters that are kept
     */
    public static String readable(String text, int most) {
        StringBuilder readable = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> readable.appendCodePoint(isAllowed(c) ? c : '\ufffd'));
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
