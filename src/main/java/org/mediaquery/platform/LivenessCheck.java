package org.mediaquery.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Startup;

/**
 * The application runs, and its consumer takes messages or would if it could. Whatever it depends on is no reason to
 * restart it; a consumer whose loop has ended is, since nothing else would bring it back.
 */
@Liveness
@Startup
@ApplicationScoped
public class LivenessCheck implements HealthCheck {

    @Inject
    Lifecycle lifeCycle;

    @Override
    public HealthCheckResponse call() {
        return lifeCycle
                .defect()
                .map(defect -> HealthCheckResponse.named("application")
                        .withData("consumer", defect)
                        .down()
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("application"));
    }
}
