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
import org.mediaquery.platform.IngestComposition;
import org.mediaquery.queue.InMemoryWorkQueue;
import org.mediaquery.queue.QueueEvent;
import org.mediaquery.queue.WorkQueue;
import org.mediaquery.storage.BucketScope;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.MediaStore;
import org.mediaquery.storage.ThumbnailStore;

/**
 * A worker that dies before or after any of its calls to the outside world, the first, the second, and so on until there is
 * none left. Whoever gets the message next brings the object to its end, and pays again only when the worker died between
 * the labeller's answer and its writing down.
 */
class CrashAtEveryStepTest {

    private static final String NAME = "dog.jpg";
    private static final int MORE_THAN_THERE_ARE = 100;

    /** Nothing that the worker has in place for failures is run on its way: it is dead. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What is there whatever dies. */
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

    /** A worker that makes so many calls and is dead then: half of them before, half of them after the call is made. */
    private static final class Mortal {
        private final World world;
        private int left;
        private String last;
        private boolean dead;

        Mortal(World world, int calls) {
            this.world = world;
            this.left = calls;
        }

        void handle(QueueEvent event) {
            new IngestComposition(
                            new IngestPorts(
                                    port(MediaStore.class, world.store),
                                    new ThumbnailStore(port(MediaStore.class, world.derived)),
                                    new IngestPorts.Kept(
                                            port(Catalog.class, world.catalog),
                                            port(Leases.class, world.leases),
                                            new InMemoryDeadLetters(),
                                            new InMemoryBackfills()),
                                    port(WorkQueue.class, world.queue)),
                            List.of(port(Labeller.class, world.labeller)),
                            new BucketScope("media", ""),
                            new IngestLimits(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 10),
                            TestConsumerSettings.of(1))
                    .handler()
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

        private synchronized void step(String where) {
            if (dead || left-- == 0) {
                last = dead ? last : where;
                dead = true;
                throw new Killed();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aNewPictureIsLabelledOnceWhereverItsWorkerDies() {
        return Stream.iterate(0, step -> step + 1)
                .limit(MORE_THAN_THERE_ARE)
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> {
                    World world = new World();
                    world.store.put(NAME, Pictures.jpeg());
                    String death = die(world, step, created("01"));
                    new Mortal(world, Integer.MAX_VALUE).handle(created("01"));
                    assertThat(world.catalog
                                    .find(NAME)
                                    .orElseThrow()
                                    .labelling()
                                    .status())
                            .as(death)
                            .isEqualTo(Status.LABELLED);
                    assertThat(world.catalog.find(NAME).orElseThrow().labels()).containsExactly("Dog");
                    assertThat(world.derived.names()).as("thumbnail, " + death).hasSize(1);
                    assertThat(world.paid.get()).as(death).isEqualTo(isBetweenAnswerAndRecord(death, world) ? 2 : 1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aDeletedPictureLeavesNothingWhereverItsWorkerDies() {
        return Stream.iterate(0, step -> step + 1)
                .limit(MORE_THAN_THERE_ARE)
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> {
                    World world = new World();
                    world.store.put(NAME, Pictures.jpeg());
                    new Mortal(world, Integer.MAX_VALUE).handle(created("01"));
                    world.store.delete(NAME);
                    QueueEvent removed = new QueueEvent.ObjectRemoved("media", NAME, new Sequencer("02"));
                    String death = die(world, step, removed);
                    new Mortal(world, Integer.MAX_VALUE).handle(removed);
                    // the event of the writing comes once more, and late
                    new Mortal(world, Integer.MAX_VALUE).handle(created("01"));
                    assertThat(world.catalog.find(NAME)).as(death).isEmpty();
                    assertThat(world.derived.names()).as(death).isEmpty();
                    assertThat(world.paid).hasValue(1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aReplacedPictureIsLabelledAsItIsWhereverItsWorkerDies() {
        return Stream.iterate(0, step -> step + 1)
                .limit(MORE_THAN_THERE_ARE)
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> {
                    World world = new World();
                    world.store.put(NAME, Pictures.jpeg());
                    String death = die(world, step, created("01"));
                    String etag = world.store.put(NAME, Pictures.jpeg()).etag();
                    new Mortal(world, Integer.MAX_VALUE).handle(created("02"));
                    new Mortal(world, Integer.MAX_VALUE).handle(created("01"));
                    assertThat(world.catalog.find(NAME).orElseThrow().version().etag())
                            .as(death)
                            .isEqualTo(etag);
                    assertThat(world.catalog
                                    .find(NAME)
                                    .orElseThrow()
                                    .labelling()
                                    .status())
                            .as(death)
                            .isEqualTo(Status.LABELLED);
                    assertThat(world.paid.get()).as(death).isBetween(1, 2);
                }));
    }

    /** Where it died. Its claims end, since nothing is heard of it. */
    private static String die(World world, int step, QueueEvent event) {
        Mortal worker = new Mortal(world, step);
        try {
            worker.handle(event);
        } catch (Killed e) {
            assertThat(worker.dead).isTrue();
        }
        assertThat(step == 0 ? worker.dead : step < MORE_THAN_THERE_ARE - 1 || !worker.dead)
                .as("the first step kills, the last is one too many")
                .isTrue();
        world.leases.claims().forEach(world.leases::end);
        return String.valueOf(worker.last);
    }

    /** The only place where money is lost: nobody knows that the labeller has answered. */
    private static boolean isBetweenAnswerAndRecord(String death, World world) {
        return world.paid.get() == 2
                && (death.equals("after Labeller.label")
                        || death.endsWith("Labeller.source")
                        || death.equals("before Catalog.put"));
    }

    private static QueueEvent created(String sequencer) {
        return new QueueEvent.ObjectCreated("media", NAME, new Sequencer(sequencer));
    }
}
