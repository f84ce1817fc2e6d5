package org.mediaquery.reconcile;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Has the sweep done while the application runs. Not a transaction, which would end after two minutes, and not kept over a
 * restart: a missed time is no loss.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconcileTimer {

    @Inject
    LeasedTasks sweep;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void tick() {
        sweep.run();
    }
}
