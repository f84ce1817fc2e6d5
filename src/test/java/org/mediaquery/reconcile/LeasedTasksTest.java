package org.mediaquery.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.InMemoryLeases;
import org.mediaquery.catalog.Leases;

class LeasedTasksTest {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private static final ScheduledExecutorService SCHEDULER = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "tasks-test");
        thread.setDaemon(true);
        return thread;
    });

    private final InMemoryLeases leases = new InMemoryLeases();

    @Test
    void onlyOneReplicaRunsTask() {
        int[] runs = new int[1];
        for (int replica = 0; replica < 3; replica++) {
            new LeasedTasks(
                            SCHEDULER,
                            leases,
                            List.of(new LeasedTasks.Task("task", PERIOD, () -> runs[0]++)),
                            MaintenanceListener.NONE)
                    .run();
        }
        assertThat(runs[0]).isEqualTo(1);
    }

    @Test
    void reportsFailedTaskAndRunsTheOthers() {
        List<String> reported = new ArrayList<>();
        List<String> done = new ArrayList<>();
        LeasedTasks.Task failing = new LeasedTasks.Task("failing", PERIOD, () -> {
            throw new IllegalStateException("It failed.");
        });
        LeasedTasks.Task other = new LeasedTasks.Task("other", PERIOD, () -> done.add("other"));
        new LeasedTasks(SCHEDULER, leases, List.of(failing, other), new MaintenanceListener() {
                    @Override
                    public void scheduled(String task) {
                        reported.add("scheduled " + task);
                    }

                    @Override
                    public void failed(String task) {
                        reported.add("failed " + task);
                    }
                })
                .run();
        assertThat(done).containsExactly("other");
        assertThat(reported).containsExactly("scheduled failing", "scheduled other", "failed failing");
    }

    @Test
    void longTaskKeepsItsLease() {
        AtomicInteger renewed = new AtomicInteger();
        Leases counted = new Leases() {
            @Override
            public Claim claim(String subject, Duration time) {
                return leases.claim(subject, time);
            }

            @Override
            public boolean renew(Lease lease, Duration time) {
                renewed.incrementAndGet();
                return leases.renew(lease, time);
            }

            @Override
            public void release(Lease lease) {
                leases.release(lease);
            }
        };
        int[] renewalsAtEnd = new int[1];
        LeasedTasks.Task slow = new LeasedTasks.Task("slow", Duration.ofMillis(60), () -> {
            await().atMost(Duration.ofSeconds(20)).until(() -> renewed.get() >= 4);
            renewalsAtEnd[0] = renewed.get();
        });
        new LeasedTasks(SCHEDULER, counted, List.of(slow), MaintenanceListener.NONE).run();
        assertThat(renewalsAtEnd[0]).isGreaterThanOrEqualTo(4);
        int after = renewed.get();
        await().during(Duration.ofMillis(100)).atMost(Duration.ofSeconds(20)).until(() -> renewed.get() == after);
        assertThat(leases.claims()).as("not released before its end").containsExactly("slow");
    }
}
