package org.mediaquery.platform.config;

/** Signals a missing or invalid configuration value. The message names the key, the value and the rule. */
public class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the message of the configuration exception in a chain of causes; null if there is none. */
    public static String messageOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException) {
                return cause.getMessage();
            }
        }
        return null;
    }
}
