package org.mediaquery.imaging.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mediaquery.imaging.readers.Deadline;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Runs a program that reads one picture and writes files into a folder. A shell sets the limits that the operating
 * system enforces; this class watches the others.
 */
public final class BoundedProgram {

    /** POSIX: present wherever the system can enforce limits. */
    private static final Path SHELL = Path.of("/bin/sh");

    /**
     * Sets the limits of memory (KiB) and file size (512 bytes), and becomes the program. If memory runs out, Linux
     * ends the process with the highest score, which otherwise would be the service. Systems other than Linux have
     * neither scores nor a limit of memory.
     */
    private static final String SCRIPT = "{ echo 1000 >/proc/self/oom_score_adj; ulimit -v \"$1\"; } 2>/dev/null;"
            + " ulimit -f \"$2\" && ulimit -c 0 && shift 2 && exec \"$@\"";

    private static final long MEMORY_UNIT = 1024;
    private static final long FILE_UNIT = 512;

    private static final long WATCH_MILLIS = 50;
    private static final long KILL_SECONDS = 10;

    private BoundedProgram() {}

    /**
     * Runs a program to its end.
     *
     * @param folder the folder in which it runs
     * @return its exit status
     * @throws UnreadableMediaException if it exceeds a limit; it is then killed
     * @throws IllegalStateException if the thread is interrupted; the interrupt status remains set
     * @throws UncheckedIOException if it cannot be started
     */
    public static int run(List<String> command, Path folder, ProgramLimits limits) {
        Deadline deadline = Deadline.after(limits.time(), "picture");
        try {
            ProcessBuilder builder = InstalledProgram.builder(limited(command, limits))
                    .directory(folder.toFile())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD);
            // glibc would reserve 64 MB of address space for each thread
            builder.environment().put("MALLOC_ARENA_MAX", "1");
            Process process = builder.start();
            try {
                while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                    deadline.check();
                    checkOutput(folder, limits);
                }
                checkOutput(folder, limits);
                return process.exitValue();
            } finally {
                kill(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("failed to run " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while decoding a picture", e);
        }
    }

    private static List<String> limited(List<String> command, ProgramLimits limits) {
        if (!Files.isExecutable(SHELL)) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of(
                SHELL.toString(),
                "-c",
                SCRIPT,
                SHELL.toString(),
                Long.toString(limits.memoryBytes() / MEMORY_UNIT),
                Long.toString(limits.fileBytes() / FILE_UNIT)));
        all.addAll(command);
        return all;
    }

    private static void checkOutput(Path folder, ProgramLimits limits) throws IOException {
        int count = 0;
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                count++;
                bytes += size(file);
                if (count > limits.files()) {
                    throw new UnreadableMediaException("The picture cannot be decoded: it has too many parts.");
                }
                if (bytes > limits.folderBytes()) {
                    throw new UnreadableMediaException(
                            "The picture cannot be decoded: the result is larger than its size allows.");
                }
            }
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            // a temporary file of the program
            return 0;
        }
    }

    private static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
    }
}
