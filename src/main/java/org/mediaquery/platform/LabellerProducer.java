package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the labellers, and unloads them with the application. */
@ApplicationScoped
public class LabellerProducer {

    @Produces
    @Singleton
    LabellerSet labellers(Settings settings) {
        return LabellerSet.of(settings.labelling());
    }

    void close(@Disposes LabellerSet labellers) {
        labellers.close();
    }
}
