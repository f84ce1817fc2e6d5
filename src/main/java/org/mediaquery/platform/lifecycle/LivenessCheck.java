package org.mediaquery.platform.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Startup;

/**
 * Checks that the application and the loop of its consumer run. An outage of another service does not fail this check,
 * since a restart would not help; a consumer whose loop has ended does, since only a restart brings it back.
 */
@Liveness
@Startup
@ApplicationScoped
public class LivenessCheck implements HealthCheck {

    @Inject
    Lifecycle lifecycle;

    @Override
    public HealthCheckResponse call() {
        return lifecycle
                .defect()
                .map(defect -> HealthCheckResponse.named("application")
                        .withData("consumer", defect)
                        .down()
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("application"));
    }
}
