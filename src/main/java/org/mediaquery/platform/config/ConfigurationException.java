package org.mediaquery.platform.config;

/** A configuration value is missing or wrong. The message names the key, the value and what is allowed. */
public class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message of the configuration exception that a failure is, or was caused by; null when there is none. */
    public static String messageOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException) {
                return cause.getMessage();
            }
        }
        return null;
    }
}
