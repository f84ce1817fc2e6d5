package org.mediaquery.platform.observability;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.mediaquery.reconcile.MaintenanceListener;

/** Counts what this replica's maintenance did. */
public final class MaintenanceMetrics implements MaintenanceListener {

    private static final Metadata MISSED = Metadata.builder()
            .withName("media_repair_missed")
            .withDescription("Changes of the bucket that this replica found and no event reported")
            .build();

    private static final Metadata DELETED = Metadata.builder()
            .withName("media_retention_deleted")
            .withDescription("Objects that this replica deleted because they are older than the retention allows")
            .build();

    private static final Metadata FAILURES = Metadata.builder()
            .withName("media_maintenance_failures")
            .withDescription("Maintenance runs of this replica that failed, by duty")
            .build();

    private final MetricRegistry metrics;

    /** Registers all counters with zero: Prometheus sees no increase in a counter that appears with its first failure. */
    public MaintenanceMetrics(MetricRegistry metrics) {
        this.metrics = metrics;
        metrics.counter(MISSED);
        metrics.counter(DELETED);
    }

    @Override
    public void scheduled(String duty) {
        metrics.counter(FAILURES, new Tag("duty", duty));
    }

    @Override
    public void missed(long count) {
        metrics.counter(MISSED).inc(count);
    }

    @Override
    public void deleted() {
        metrics.counter(DELETED).inc();
    }

    @Override
    public void failed(String duty) {
        metrics.counter(FAILURES, new Tag("duty", duty)).inc();
    }
}
