package org.mediaquery.models;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A folder with a subfolder per model. It contains {@code model.onnx}, {@code labels.txt}, and {@code model.properties},
 * which describes them. Files are verified and then moved into place, the description last. Several processes may fetch
 * into the same folder at the same time: the second one waits, and uses the files of the first.
 */
public final class ModelFolder {

    static final String DESCRIPTION = "model.properties";

    private static final String FETCHING = ".fetching";

    /** File locks do not exclude other threads of the same process. */
    private static final Lock IN_THIS_PROCESS = new ReentrantLock();

    private final Path folder;

    /** @param folder the folder, which is created when needed */
    public ModelFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Fetches missing and corrupt files.
     *
     * @return the model's subfolder
     * @throws IOException if a file cannot be fetched from any of its sources, or cannot be written; the message has the
     *     reason for each source
     */
    public Path fetch(NamedModel model, Progress progress) throws IOException, InterruptedException {
        Path target = Files.createDirectories(folder.resolve(model.name()));
        IN_THIS_PROCESS.lockInterruptibly();
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("." + model.name() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (isComplete(model)) {
                return target;
            }
            progress.say(String.format(
                    Locale.ROOT,
                    "Fetching the model %s (%.1f MB, %s)",
                    model.name(),
                    model.megabytes(),
                    model.licence()));
            clear(target);
            Path work = Files.createTempDirectory(target, FETCHING);
            try {
                for (ModelFile file : model.files()) {
                    if (!file.digest().matches(target.resolve(file.name()))) {
                        move(fetch(file, work, progress), target.resolve(file.name()));
                    }
                }
                Path description = work.resolve(DESCRIPTION);
                Files.writeString(description, description(model));
                move(description, target.resolve(DESCRIPTION));
            } finally {
                delete(work);
            }
            progress.say("The model " + model.name() + " is in " + target);
            return target;
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    /** Returns whether all files of a model exist and are correct. */
    public boolean isComplete(NamedModel model) throws IOException {
        Path target = folder.resolve(model.name());
        for (ModelFile file : model.files()) {
            if (!file.digest().matches(target.resolve(file.name()))) {
                return false;
            }
        }
        Path description = target.resolve(DESCRIPTION);
        return Files.isRegularFile(description) && Files.readString(description).equals(description(model));
    }

    private static Path fetch(ModelFile file, Path work, Progress progress) throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (Source source : file.sources()) {
            Path place = Files.createTempDirectory(work, "source");
            Path arriving = place.resolve(file.name());
            try {
                progress.say("  " + file.name() + " from " + source.describe());
                source.fetch(arriving, place, progress);
                file.digest().require(arriving, file.name());
                return arriving;
            } catch (IOException e) {
                failures.add(source.describe() + ": " + (e.getMessage() == null ? e : e.getMessage()));
            }
        }
        throw new IOException(String.join("; ", failures));
    }

    /** Returns sorted properties without the date that {@code Properties.store} adds, so that they can be compared. */
    private static String description(NamedModel model) throws IOException {
        StringWriter text = new StringWriter();
        model.description().store(text, null);
        return text.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes leftovers of a killed process, which is safe because this process holds the lock. */
    private static void clear(Path target) throws IOException {
        try (Stream<Path> all = Files.list(target)) {
            for (Path path : all.filter(path -> path.getFileName().toString().startsWith(FETCHING))
                    .toList()) {
                delete(path);
            }
        }
    }

    private static void delete(Path work) throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
