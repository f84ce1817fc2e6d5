package org.mediaquery.retention;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Runs the retention every hour. Not in a transaction, which would time out after two minutes. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionTimer {

    @Inject
    Retention retention;

    @Schedule(hour = "*", persistent = false)
    void tick() {
        retention.run();
    }
}
