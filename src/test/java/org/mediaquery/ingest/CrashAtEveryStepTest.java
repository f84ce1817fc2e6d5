package org.mediaquery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mediaquery.catalog.Catalog;
import org.mediaquery.catalog.InMemoryBackfills;
import org.mediaquery.catalog.InMemoryCatalog;
import org.mediaquery.catalog.InMemoryDeadLetters;
import org.mediaquery.catalog.InMemoryLeases;
import org.mediaquery.catalog.Leases;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.labelling.FakeLabeller;
import org.mediaquery.labelling.Labeller;
import org.mediaquery.labelling.LabellerAnswer;
import org.mediaquery.media.Sequencer;
import org.mediaquery.media.labels.Detection;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.LabellerResult;
import org.mediaquery.media.labels.Status;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/**
 * Kills a worker before or after each of its calls to a port: the first, the second, and so on. The next worker that
 * receives the message completes the object, and pays again only if the crash was between the answer of the labeller
 * and its storage.
 */
class CrashAtEveryStepTest {

    private static final String NAME = "dog.jpg";
    private static final int MAX_STEPS = 100;

    /** Not caught anywhere: no failure handling of the worker runs after a crash. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The state that survives a crash. */
    private static final class World {
        private final InMemoryMediaStore store = new InMemoryMediaStore("media");
        private final InMemoryMediaStore derived = new InMemoryMediaStore("derived");
        private final InMemoryCatalog catalog = new InMemoryCatalog();
        private final InMemoryLeases leases = new InMemoryLeases();
        private final InMemoryWorkQueue queue = new InMemoryWorkQueue();
        private final AtomicInteger paid = new AtomicInteger();
        private final FakeLabeller labeller = new FakeLabeller(subject -> {
            paid.incrementAndGet();
            return new LabellerAnswer.Labelled(LabellerResult.of(List.of(Detection.of(Label.of("Dog"), 90, "fake"))));
        });
    }

    /** A worker that crashes after a number of steps; each call has a step before and a step after it. */
    private static final class CrashingWorker {
        private final World world;
        private int stepsLeft;
        private String crashPoint;
        private boolean crashed;

        CrashingWorker(World world, int steps) {
            this.world = world;
            this.stepsLeft = steps;
        }

        void handle(QueueEvent event) {
            IngestPorts ports = new IngestPorts(
                    port(MediaStore.class, world.store),
                    new ThumbnailStore(port(MediaStore.class, world.derived)),
                    port(Catalog.class, world.catalog),
                    port(Leases.class, world.leases),
                    new InMemoryDeadLetters(),
                    new InMemoryBackfills(),
                    port(WorkQueue.class, world.queue),
                    IngestObserver.NOOP);
            IngestFixture.composition(ports, TestConsumerSettings.of(1), port(Labeller.class, world.labeller))
                    .dispatcher()
                    .dispatch(event);
        }

        private <T> T port(Class<T> type, T real) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        String call = type.getSimpleName() + "." + method.getName();
                        step("before " + call);
                        Object answer;
                        try {
                            answer = method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                        step("after " + call);
                        return answer;
                    }));
        }

        private synchronized void step(String point) {
            if (crashed || stepsLeft-- == 0) {
                crashPoint = crashed ? crashPoint : point;
                crashed = true;
                throw new Killed();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> labelsNewPictureOnceAfterCrashAtAnyStep() {
        return Stream.iterate(0, step -> step + 1)
                .limit(MAX_STEPS)
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> {
                    World world = new World();
                    world.store.put(NAME, Pictures.jpeg());
                    String crashPoint = crash(world, step, created("01"));
                    new CrashingWorker(world, Integer.MAX_VALUE).handle(created("01"));
                    assertThat(world.catalog
                                    .find(NAME)
                                    .orElseThrow()
                                    .labelling()
                                    .status())
                            .as(crashPoint)
                            .isEqualTo(Status.LABELLED);
                    assertThat(world.catalog.find(NAME).orElseThrow().labels()).containsExactly("Dog");
                    assertThat(world.derived.names())
                            .as("thumbnails, " + crashPoint)
                            .hasSize(2);
                    assertThat(world.paid.get())
                            .as(crashPoint)
                            .isEqualTo(isBetweenAnswerAndRecord(crashPoint, world) ? 2 : 1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> removesDeletedPictureAfterCrashAtAnyStep() {
        return Stream.iterate(0, step -> step + 1)
                .limit(MAX_STEPS)
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> {
                    World world = new World();
                    world.store.put(NAME, Pictures.jpeg());
                    new CrashingWorker(world, Integer.MAX_VALUE).handle(created("01"));
                    world.store.delete(NAME);
                    QueueEvent removed = new QueueEvent.ObjectRemoved("media", NAME, new Sequencer("02"));
                    String crashPoint = crash(world, step, removed);
                    new CrashingWorker(world, Integer.MAX_VALUE).handle(removed);
                    // a late duplicate of the created event
                    new CrashingWorker(world, Integer.MAX_VALUE).handle(created("01"));
                    assertThat(world.catalog.find(NAME)).as(crashPoint).isEmpty();
                    assertThat(world.derived.names()).as(crashPoint).isEmpty();
                    assertThat(world.paid).hasValue(1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> labelsReplacedPictureAfterCrashAtAnyStep() {
        return Stream.iterate(0, step -> step + 1)
                .limit(MAX_STEPS)
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> {
                    World world = new World();
                    world.store.put(NAME, Pictures.jpeg());
                    String crashPoint = crash(world, step, created("01"));
                    String etag = world.store.put(NAME, Pictures.jpeg()).etag();
                    new CrashingWorker(world, Integer.MAX_VALUE).handle(created("02"));
                    new CrashingWorker(world, Integer.MAX_VALUE).handle(created("01"));
                    assertThat(world.catalog.find(NAME).orElseThrow().version().etag())
                            .as(crashPoint)
                            .isEqualTo(etag);
                    assertThat(world.catalog
                                    .find(NAME)
                                    .orElseThrow()
                                    .labelling()
                                    .status())
                            .as(crashPoint)
                            .isEqualTo(Status.LABELLED);
                    assertThat(world.paid.get()).as(crashPoint).isBetween(1, 2);
                }));
    }

    /** Crashes a worker and expires its leases. Returns the point of the crash. */
    private static String crash(World world, int step, QueueEvent event) {
        CrashingWorker worker = new CrashingWorker(world, step);
        try {
            worker.handle(event);
        } catch (Killed e) {
            assertThat(worker.crashed).isTrue();
        }
        assertThat(step == 0 ? worker.crashed : step < MAX_STEPS - 1 || !worker.crashed)
                .as("the first step crashes, the last is beyond the end")
                .isTrue();
        world.leases.claims().forEach(world.leases::end);
        return String.valueOf(worker.crashPoint);
    }

    /** Returns whether a second payment is unavoidable: the answer was received, but not stored. */
    private static boolean isBetweenAnswerAndRecord(String crashPoint, World world) {
        return world.paid.get() == 2
                && (crashPoint.equals("after Labeller.label")
                        || crashPoint.endsWith("Labeller.source")
                        || crashPoint.equals("before Catalog.put"));
    }

    private static QueueEvent created(String sequencer) {
        return new QueueEvent.ObjectCreated("media", NAME, new Sequencer(sequencer));
    }
}
