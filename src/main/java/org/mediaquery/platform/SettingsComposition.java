package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.mediaquery.platform.config.Settings;

/** Reads the settings, and creates the clock of the process. */
@ApplicationScoped
public class SettingsComposition {

    @Produces
    @Singleton
    Settings settings(Config config) {
        return Settings.read(
                key -> config.getOptionalValue(key, String.class),
                key -> config.getConfigValue(key).getSourceOrdinal() > ConfigSource.DEFAULT_ORDINAL);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
