package org.mediaquery.reconcile;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Runs the maintenance tasks while the application runs. Not in a transaction, which would time out after two minutes,
 * and not persistent: a missed run does no harm.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconcileTimer {

    @Inject
    LeasedTasks tasks;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void tick() {
        tasks.run();
    }
}
