package org.mediaquery.platform.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import org.mediaquery.platform.config.ConfigurationException;

/** Starts the consumer with the application, or ends the server if the configuration is invalid. */
@ApplicationScoped
public class StartUp {

    /** {@code EX_CONFIG} of sysexits.h: "something was found in an unconfigured or misconfigured state". */
    private static final int MISCONFIGURED = 78;

    private static final System.Logger LOG = System.getLogger(StartUp.class.getName());

    /** Looked up lazily, so that a configuration error occurs in {@link #start}. */
    @Inject
    Instance<Lifecycle> lifecycle;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        try {
            lifecycle.get().start();
        } catch (RuntimeException e) {
            String reason = ConfigurationException.messageOf(e);
            if (reason != null) {
                LOG.log(Level.ERROR, "The service does not start: {0}", reason);
                endServer();
            }
            throw e;
        }
    }

    /**
     * Ends the server: without its application it would run, but never become ready. Uses another thread, since the server
     * waits for this one before it ends.
     */
    private static void endServer() {
        new Thread(() -> Runtime.getRuntime().exit(MISCONFIGURED), "end-server").start();
    }
}
