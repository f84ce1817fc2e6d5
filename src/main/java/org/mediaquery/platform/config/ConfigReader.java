package org.mediaquery.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads configuration values and validates each against its rule. */
final class ConfigReader {

    private final Function<String, Optional<String>> source;

    /** @param source returns the value of a key, if it is set */
    ConfigReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** Returns the value of a key, or nothing if it is blank. */
    Optional<String> text(String key) {
        return source.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    String required(String key, String allowed) {
        return text(key)
                .orElseThrow(() -> new ConfigurationException(key + " is not set; it must be " + allowed + "."));
    }

    String matching(String key, String pattern, String allowed) {
        String value = required(key, allowed);
        if (!value.matches(pattern)) {
            throw wrong(key, value, allowed, null);
        }
        return value;
    }

    long whole(String key, long least, long most) {
        String allowed = "a whole number from " + least + " to " + most;
        String value = required(key, allowed);
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, value, allowed, e);
        }
        throw wrong(key, value, allowed, null);
    }

    double decimal(String key, double least, double most) {
        String allowed = "a number from " + least + " to " + most;
        return decimal(key, required(key, allowed), allowed, least, most);
    }

    /** Returns a list of words separated by commas; empty if the key is not set. */
    List<String> list(String key) {
        return text(key)
                .map(value ->
                        Arrays.stream(value.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
    }

    /** Returns a list of numbers separated by commas. */
    List<Double> decimals(String key, int count, double least, double most) {
        String allowed = count + " numbers from " + least + " to " + most + ", separated by commas";
        String value = required(key, allowed);
        String[] parts = value.split(",", -1);
        if (parts.length != count) {
            throw wrong(key, value, allowed, null);
        }
        return Arrays.stream(parts)
                .map(part -> decimal(key, part.strip(), allowed, least, most))
                .toList();
    }

    /** Returns true or false. */
    boolean flag(String key) {
        String value = text(key).orElse("");
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong(key, value, "true or false", null);
        }
        return value.equals("true");
    }

    Duration duration(String key, Duration least, Duration most) {
        String allowed = "an ISO 8601 duration from " + least + " to " + most;
        String value = required(key, allowed);
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw wrong(key, value, allowed, e);
        }
        throw wrong(key, value, allowed, null);
    }

    Optional<URI> httpUrl(String key) {
        return text(key).map(value -> {
            String allowed = "an http or https URL";
            try {
                URI url = new URI(value);
                if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                    return url;
                }
            } catch (URISyntaxException e) {
                throw wrong(key, value, allowed, e);
            }
            throw wrong(key, value, allowed, null);
        });
    }

    static ConfigurationException wrong(String key, String value, String allowed, Throwable cause) {
        return new ConfigurationException(key + " is \"" + value + "\"; it must be " + allowed + ".", cause);
    }

    private static double decimal(String key, String value, String allowed, double least, double most) {
        try {
            double number = Double.parseDouble(value);
            // NaN fails this comparison too
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, value, allowed, e);
        }
        throw wrong(key, value, allowed, null);
    }
}
