package org.mediaquery.media;

/** A client asked for something that is not allowed. The message names the rule and, where there is one, the value. */
public class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /** @param rule what is allowed, in a sentence that does not repeat the client's input */
    public InvalidInputException(String rule) {
        super(rule);
        this.rule = rule;
    }

    /**
     * @param rule what is allowed, in a sentence that does not repeat the client's input
     * @param value the client's input; the message holds it once, in a {@link Printable} form
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

    /** The message without the client's input. */
    public String rule() {
        return rule;
    }
}
