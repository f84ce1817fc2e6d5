package org.mediaquery.upload.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mediaquery.storage.UploadedPart;

class PartPlanTest {

    private static final long MIB = 1L << 20;

    @Test
    void dividesObjectsAboveSixteenMebibytes() {
        assertThat(new PartPlan(0).hasParts()).isFalse();
        assertThat(new PartPlan(16 * MIB).hasParts()).isFalse();
        assertThat(new PartPlan(16 * MIB + 1).hasParts()).isTrue();
        assertThat(new PartPlan(16 * MIB + 1).parts())
                .containsExactly(
                        new UploadedPart(1, null, 8 * MIB),
                        new UploadedPart(2, null, 8 * MIB),
                        new UploadedPart(3, null, 1));
    }

    @Test
    void obeysTheLimitsOfTheStoreForEverySize() {
        Random random = new Random(2);
        LongStream.concat(
                        LongStream.of(16 * MIB + 1, 24 * MIB, 8000 * MIB, 8000 * MIB + 1, PartPlan.MAX_SIZE),
                        random.longs(500, 16 * MIB + 1, PartPlan.MAX_SIZE))
                .forEach(size -> {
                    PartPlan plan = new PartPlan(size);
                    List<UploadedPart> parts = plan.parts();
                    assertThat(parts.stream().mapToLong(UploadedPart::size).sum())
                            .isEqualTo(size);
                    assertThat(parts).hasSizeLessThanOrEqualTo(1000);
                    assertThat(parts.subList(0, parts.size() - 1)).allMatch(part -> part.size() == plan.partSize());
                    assertThat(plan.partSize()).isGreaterThanOrEqualTo(8 * MIB).isLessThanOrEqualTo(5L << 30);
                    assertThat(parts.get(parts.size() - 1).size()).isBetween(1L, plan.partSize());
                });
    }
}
