package org.mediaquery.media;

/** Input from a client is not valid. The message states the rule and, if there is one, the value. */
public class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /** @param rule states what is allowed, in a sentence that does not repeat the client's input */
    public InvalidInputException(String rule) {
        super(rule);
        this.rule = rule;
    }

    /**
     * @param rule states what is allowed, in a sentence that does not repeat the client's input
     * @param value the client's input; the message contains it in {@link Printable} form
     */
    public InvalidInputException(String rule, String value) {
        super(rule + " Found: \"" + Printable.of(value) + "\".");
        this.rule = rule;
    }

    /** @param cause why the value is not allowed */
    public InvalidInputException(String rule, String value, Throwable cause) {
        this(rule, value);
        initCause(cause);
    }

    /** Returns the message without the client's input. */
    public String rule() {
        return rule;
    }
}
