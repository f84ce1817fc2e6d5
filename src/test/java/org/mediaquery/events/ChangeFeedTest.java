package org.mediaquery.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.catalog.RandomRecords;
import org.mediaquery.media.MediaRecord;

class ChangeFeedTest {

    private static final Duration PAUSE = Duration.ofMillis(400);

    private final InMemoryChangeLog log = new InMemoryChangeLog();
    private final MovableClock clock = new MovableClock();
    private final ChangeFeed feed = new ChangeFeed(log, clock);
    private final MediaRecord record = new RandomRecords(1).record("a.jpg");

    @Test
    void tellsEachChangeOnce() {
        assertThat(feed.next()).isEmpty();
        clock.move(PAUSE);
        log.add(clock.instant(), "a.jpg", 1, record);
        log.add(clock.instant(), "b.jpg", 5, null);

        List<ChangeEvent> events = feed.next();

        assertThat(events).extracting(ChangeEvent::type).containsExactly("changed", "removed");
        assertThat(events.get(0).data()).contains("\"name\":\"a.jpg\"");
        assertThat(events.get(1).data()).isEqualTo("{\"name\":\"b.jpg\"}");
        for (int i = 0; i < 50; i++) {
            clock.move(PAUSE);
            assertThat(feed.next()).isEmpty();
        }
    }

    @Test
    void findsChangesThatBecomeVisibleLate() {
        for (int i = 0; i < 30; i++) {
            feed.next();
            clock.move(PAUSE);
        }
        log.add(clock.instant().minusMillis(1500), "a.jpg", 1, record);
        assertThat(feed.next()).hasSize(1);
        log.add(clock.instant().minusSeconds(20), "b.jpg", 1, null);
        List<ChangeEvent> found = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clock.move(PAUSE);
            found.addAll(feed.next());
        }
        assertThat(found).as("after some seconds").hasSize(1);
    }

    @Test
    void dropsChangesOlderThanOneThatWasSent() {
        feed.next();
        log.add(clock.instant(), "a.jpg", 7, null);
        assertThat(feed.next()).hasSize(1);
        log.add(clock.instant(), "a.jpg", 6, record);
        assertThat(feed.next()).isEmpty();
        log.add(clock.instant(), "a.jpg", 0, null);
        assertThat(feed.next()).as("removal of unknown revision").hasSize(1);
    }

    @Test
    void resetsAfterAGapAndWhenThereAreTooManyChanges() {
        feed.next();
        clock.move(Duration.ofMinutes(6));
        assertThat(feed.next()).extracting(ChangeEvent::type).containsExactly("reset");
        for (int i = 0; i <= 1000; i++) {
            log.add(clock.instant(), "n" + i, 1, null);
        }
        assertThat(feed.next()).extracting(ChangeEvent::type).containsExactly("reset");
        clock.move(Duration.ofSeconds(40));
        feed.next();
        clock.move(Duration.ofSeconds(40));
        log.add(clock.instant(), "a.jpg", 1, record);
        assertThat(feed.next()).extracting(ChangeEvent::type).containsExactly("changed");
    }

    @Test
    void losesNothingWhileTheLogCannotBeRead() {
        feed.next();
        log.failWith(new IllegalStateException("away"));
        for (int i = 0; i < 20; i++) {
            clock.move(Duration.ofSeconds(1));
            assertThatThrownBy(feed::next).hasMessage("away");
        }
        log.add(clock.instant().minusSeconds(15), "a.jpg", 1, record);
        log.failWith(null);
        assertThat(feed.next()).hasSize(1);
    }

    @Test
    void resumesFromAPlace() {
        String place = feed.place();
        clock.move(Duration.ofMinutes(2));
        log.add(clock.instant(), "a.jpg", 2, null);
        log.add(clock.instant(), "a.jpg", 1, record);
        clock.move(Duration.ofMinutes(2));

        List<ChangeEvent> events = feed.since(place);

        assertThat(events).as("the newest").extracting(ChangeEvent::type).containsExactly("removed");
        assertThat(feed.since(events.get(0).id())).isEmpty();
        clock.move(Duration.ofMinutes(2));
        assertThat(feed.since(place)).extracting(ChangeEvent::type).containsExactly("reset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0", "abc", "1e9", "999999999999999", "99999999999999999999", "\u0661", " 1"})
    void resetsAtAnUnknownPlace(String place) {
        assertThat(feed.since(place)).extracting(ChangeEvent::type).containsExactly("reset");
    }

    /** Several writers with clocks up to a second apart, whose entries become visible up to a second late. */
    @Test
    void endsWithTheNewestStateOfEachRecordWhateverTheOrder() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            InMemoryChangeLog shared = new InMemoryChangeLog();
            ChangeFeed reader = new ChangeFeed(shared, clock);
            Map<String, Long> revisions = new HashMap<>();
            Map<String, String> expected = new HashMap<>();
            Map<String, String> seen = new HashMap<>();
            List<Runnable> late = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                read(reader, seen);
                clock.move(Duration.ofMillis(random.nextInt(500)));
                String name = "n" + random.nextInt(5);
                long revision = revisions.merge(name, 1L, Long::sum);
                boolean removed = random.nextInt(3) == 0;
                MediaRecord next = removed ? null : new RandomRecords(random.nextInt()).record(name);
                expected.put(name, removed ? "removed" : "changed");
                Instant stamped = clock.instant().plusMillis(random.nextInt(1000) - 500L);
                late.add(() -> shared.add(stamped, name, revision, next));
                if (random.nextBoolean()) {
                    late.forEach(Runnable::run);
                    late.clear();
                }
            }
            late.forEach(Runnable::run);
            for (int i = 0; i < 20; i++) {
                clock.move(PAUSE);
                read(reader, seen);
            }
            assertThat(seen).as("seed " + seed).isEqualTo(expected);
        }
    }

    private static void read(ChangeFeed reader, Map<String, String> seen) {
        reader.next()
                .forEach(event -> seen.put(event.data().replaceAll(".*\"name\":\"(n\\d)\".*", "$1"), event.type()));
    }
}
