package org.mediaquery.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediaquery.catalog.InMemoryLeases;

class SweepTest {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final InMemoryLeases leases = new InMemoryLeases();

    @Test
    void ofManyReplicasOneSweeps() {
        int[] swept = new int[1];
        for (int replica = 0; replica < 3; replica++) {
            new Sweep(leases, List.of(new Sweep.Duty("sweep", PERIOD, () -> swept[0]++)), MaintenanceObserver.NONE)
                    .run();
        }
        assertThat(swept[0]).isEqualTo(1);
    }

    @Test
    void aDutyThatFailsIsReportedAndDoesNotKeepTheOthersFromRunning() {
        List<String> reported = new ArrayList<>();
        List<String> done = new ArrayList<>();
        Sweep.Duty failing = new Sweep.Duty("failing", PERIOD, () -> {
            throw new IllegalStateException("It rains.");
        });
        Sweep.Duty other = new Sweep.Duty("other", PERIOD, () -> done.add("other"));
        new Sweep(leases, List.of(failing, other), new MaintenanceObserver() {
                    @Override
                    public void scheduled(String duty) {
                        reported.add("scheduled " + duty);
                    }

                    @Override
                    public void failed(String duty) {
                        reported.add("failed " + duty);
                    }
                })
                .run();
        assertThat(done).containsExactly("other");
        assertThat(reported).containsExactly("scheduled failing", "scheduled other", "failed failing");
    }
}
