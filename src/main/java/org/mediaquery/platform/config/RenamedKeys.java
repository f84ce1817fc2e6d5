package org.mediaquery.platform.config;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Configuration values, with the former names of renamed keys as aliases. A value under a former name is used unless the
 * new key is set explicitly, which the default of the new key is not.
 */
final class RenamedKeys {

    private static final System.Logger LOG = System.getLogger(RenamedKeys.class.getName());

    /** Former names by new names. */
    private static final Map<String, String> FORMER_NAMES = Map.of(
            "MEDIA_MAX_ATTEMPTS", "MEDIA_TRIES",
            "MEDIA_VISIBILITY_TIMEOUT", "MEDIA_TAKEOVER",
            "MEDIA_SHUTDOWN_TIMEOUT", "MEDIA_GRACE",
            "MEDIA_RECONCILE_INTERVAL", "MEDIA_REPAIR_EVERY");

    private final Function<String, Optional<String>> source;
    private final Predicate<String> isExplicit;

    /**
     * @param source returns the value of a key, including defaults
     * @param isExplicit returns whether the value of a key comes from the environment, and not from the defaults
     */
    RenamedKeys(Function<String, Optional<String>> source, Predicate<String> isExplicit) {
        this.source = source;
        this.isExplicit = isExplicit;
    }

    /**
     * Returns the value of a key, or of its former name.
     *
     * @throws ConfigurationException if both are set, and differ
     */
    Optional<String> value(String key) {
        Optional<String> current = source.apply(key);
        String formerName = FORMER_NAMES.get(key);
        Optional<String> former = formerName == null ? Optional.empty() : given(source.apply(formerName));
        if (former.isEmpty()) {
            return current;
        }
        Optional<String> explicit = isExplicit.test(key) ? given(current) : Optional.empty();
        if (explicit.isPresent() && !explicit.equals(former)) {
            throw new ConfigurationException(key + " is \"" + explicit.get() + "\", but " + formerName
                    + ", its former name, is \"" + former.get() + "\"; set only " + key + ".");
        }
        LOG.log(Level.WARNING, "{0} is now {1}; the old name still works, but set {1} instead", formerName, key);
        return former;
    }

    private static Optional<String> given(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }
}
