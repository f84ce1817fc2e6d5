package org.mediaquery.imaging.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mediaquery.imaging.HeifBuilder.extent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.imaging.HeifBuilder;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.media.UnreadableMediaException;

/** Programs that do not do what they should, or do too much of it. */
class HeifLimitsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void killsAProgramThatTakesTooLong() throws IOException {
        HeifConverter slow =
                converter("pwd > " + seen() + "; echo $$ >> " + seen() + "; sleep 300", Duration.ofMillis(300));

        assertThatThrownBy(() -> slow.convert(picture()))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("takes longer to decode than 0.3 seconds");
        assertThat(ProcessHandle.of(Long.parseLong(seenLines().get(1))).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(Path.of(seenLines().get(0))).doesNotExist();
    }

    @Test
    void killsAProgramThatWritesTooManyFiles() throws IOException {
        HeifConverter busy = converter(
                "pwd > " + seen() + "; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do : > $i.jpg; done; sleep 300",
                LONG);

        assertThatThrownBy(() -> busy.convert(picture()))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("too many parts");
        assertThat(Path.of(seenLines().get(0))).doesNotExist();
    }

    @Test
    void theSystemStopsAProgramThatWritesALargeFile() throws IOException {
        HeifConverter large = converter("pwd > " + seen() + "; head -c 3000000 /dev/zero > picture.jpg", LONG);

        assertThatThrownBy(() -> large.convert(picture()))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("cannot be decoded");
        assertThat(Path.of(seenLines().get(0))).doesNotExist();
    }

    @Test
    void killsAProgramThatWritesSeveralLargeFiles() {
        HeifConverter large =
                converter("head -c 900000 /dev/zero > 1.jpg; head -c 900000 /dev/zero > 2.jpg; sleep 300", LONG);

        assertThatThrownBy(() -> large.convert(picture()))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("larger than its size allows");
    }

    @Test
    void reportsTheStatusOfAProgramThatFails() {
        assertThatThrownBy(() -> converter("exit 3", LONG).convert(picture()))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("heif-convert ended with status 3");
    }

    @Test
    void aLackOfMemoryIsNotABrokenPicture() {
        assertThatThrownBy(() -> converter("kill -9 $$", LONG).convert(picture()))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("memory ran out");
    }

    @Test
    void aResultThatPointsElsewhereIsNotRead() {
        assertThatThrownBy(
                        () -> converter("ln -s /etc/passwd picture.jpg", LONG).convert(picture()))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("cannot be decoded");
    }

    @Test
    void aProgramWithoutAResultFails() {
        assertThatThrownBy(() -> converter("exit 0", LONG).convert(picture()))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("cannot be decoded");
        assertThatThrownBy(() -> converter("echo no > picture-1.jpg", LONG).convert(picture()))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("cannot be decoded");
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        HeifConverter slow = converter("echo $$ > " + seen() + "; sleep 300", LONG);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread worker = new Thread(() -> {
            try {
                slow.convert(picture());
            } catch (RuntimeException e) {
                failure.set(e);
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        worker.start();
        await().until(() -> Files.exists(Path.of(seen())) && !seenLines().isEmpty());
        worker.interrupt();
        worker.join(Duration.ofSeconds(20).toMillis());

        assertThat(failure.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("interrupted");
        assertThat(interrupted.get()).isTrue();
        assertThat(ProcessHandle.of(Long.parseLong(seenLines().get(0))).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void theProgramGetsTheCopyButNotTheEnvironment() throws IOException {
        HeifConverter curious =
                converter("{ echo args=\"$*\"; echo files=$(ls); env; } > " + seen() + "; echo > picture.jpg", LONG);
        try (ConvertedPicture converted = curious.convert(picture())) {
            assertThat(converted.path()).exists().hasFileName("picture.jpg");
            assertThat(converted.format()).isEqualTo(MediaFormat.JPEG);
            assertThat(converted.folder()).isDirectoryContaining(file -> file.equals(converted.path()));
            assertThat(converted.folder()).isDirectoryNotContaining("glob:**/source.heif");
        }
        Map<String, String> values = seenValues();
        assertThat(values)
                .containsEntry("args", "-q 92 source.heif picture.jpg")
                .containsEntry("files", "source.heif");
        values.keySet().removeAll(Set.of("args", "files"));
        assertThat(values.keySet())
                .as("except what the shell itself sets")
                .allMatch(name -> name.matches("PATH|LD_LIBRARY_PATH|MALLOC_ARENA_MAX|PWD|OLDPWD|SHLVL|_"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProgramHasLimitsOfMemoryAndFiles() throws IOException {
        HeifConverter curious = converter(
                "{ echo memory=$(ulimit -v); echo file=$(ulimit -f); echo core=$(ulimit -c);"
                        + " echo score=$(cat /proc/self/oom_score_adj); } > "
                        + seen() + "; echo > picture.jpg",
                LONG);
        curious.convert(picture()).close();

        Map<String, String> values = seenValues();
        assertThat(Long.parseLong(values.get("memory"))).isBetween(512L << 10, 8L << 20);
        assertThat(values).containsEntry("file", Long.toString(((1 << 20) + 64 * 64 * 4) / 512));
        assertThat(values).containsEntry("core", "0").containsEntry("score", "1000");
    }

    @Test
    void rejectsLargePicturesBeforeTheProgramStarts() {
        HeifConverter curious = converter("echo > " + seen(), LONG);

        assertThatThrownBy(() -> curious.convert(picture(30_000, 30_000)))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("900.0 megapixels");
        assertThatThrownBy(() -> new HeifConverter(
                                Optional.of(new HeifProgram(folder.resolve("heif-convert"), Set.of(MediaFormat.HEIC))),
                                new PictureLimits(1_000_000, 10_000_000),
                                new WorkingMemory(1 << 20))
                        .convert(picture(1000, 1000)))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("of memory to decode");
        assertThat(Path.of(seen())).doesNotExist();
    }

    private HeifConverter converter(String script, Duration time) {
        Path program = FakeProgram.write(folder, "heif-convert", script);
        return new HeifConverter(
                Optional.of(new HeifProgram(program, Set.of(MediaFormat.HEIC))),
                new PictureLimits(1_000_000, 10_000_000, time),
                WorkingMemory.ofHeap());
    }

    private Path picture() {
        return picture(64, 64);
    }

    private Path picture(int width, int height) {
        HeifBuilder builder = new HeifBuilder("heic");
        return Samples.write(folder, builder.build(builder.add("hvc1", new byte[100], extent(width, height))));
    }

    private String seen() {
        return folder.resolve("seen").toString();
    }

    private List<String> seenLines() throws IOException {
        return Files.readAllLines(Path.of(seen()));
    }

    private Map<String, String> seenValues() throws IOException {
        return seenLines().stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
