package org.mediaquery.retention;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Has what is too old deleted every hour. Not a transaction, which would end after two minutes. */
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
