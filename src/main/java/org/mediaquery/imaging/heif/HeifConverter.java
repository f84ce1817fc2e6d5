package org.mediaquery.imaging.heif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.format.HeifFile;
import org.mediaquery.imaging.format.HeifParser;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.programs.BoundedProgram;
import org.mediaquery.imaging.programs.ProgramLimits;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.media.UnreadableMediaException;

/** Converts HEIC and AVIF pictures to JPEG, or to PNG if they have transparency. */
public final class HeifConverter {

    /** The program derives further names from this one, which must have no other dot. */
    private static final String RESULT = "picture";

    private static final String SOURCE = "source.heif";
    private static final String QUALITY = "92";

    /** The address space of the program without pixels; measured: 100 MB. */
    private static final long BASE_MEMORY = 512L << 20;

    /** For the stacks of the threads that decoders start for each processor. */
    private static final long PROCESSOR_MEMORY = 16L << 20;

    /** Four times what was measured, for rare formats: 4:4:4 with more than 8 bits. */
    private static final int MAX_PIXEL_BYTES = 32;

    /** Noise as JPEG needs 2 bytes per pixel, as PNG with transparency 4. */
    private static final int MAX_FILE_PIXEL_BYTES = 4;

    private static final long BASE_FILE_BYTES = 1 << 20;

    /** By SIGKILL, as Linux does when memory runs out. Nobody else does, so the picture may be valid. */
    private static final int KILLED = 128 + 9;

    /** Old versions also write depth maps and the like. */
    private static final int MAX_FILES = 16;

    private final Optional<HeifProgram> program;
    private final PictureLimits limits;
    private final WorkingMemory memory;

    HeifConverter(Optional<HeifProgram> program, PictureLimits limits, WorkingMemory memory) {
        this.program = program;
        this.limits = limits;
        this.memory = memory;
    }

    /**
     * Creates a converter with the program on a path, if there is one.
     *
     * @param path folders, like the environment variable {@code PATH}; may be null
     * @param memory the memory that all programs share, outside the heap of this process
     */
    public static HeifConverter find(String path, PictureLimits limits, WorkingMemory memory) {
        return new HeifConverter(HeifProgram.find(path), limits, memory);
    }

    /** Returns whether pictures of a format can be converted. */
    public boolean reads(MediaFormat format) {
        return program.filter(found -> found.formats().contains(format)).isPresent();
    }

    /** Returns a sentence that says what to install for a format that cannot be converted. */
    public String remedy(MediaFormat format) {
        String missing = program.isEmpty()
                ? "neither heif-dec nor heif-convert is on the path (Debian and Ubuntu: libheif-examples)"
                : format == MediaFormat.AVIF
                        ? "libheif has no AV1 decoder (Debian and Ubuntu: libheif-plugin-dav1d)"
                        : "libheif has no HEVC decoder (Debian and Ubuntu: libheif-plugin-libde265)";
        return "Pictures of type " + format.contentType() + " cannot be read here, because " + missing
                + ". Install it and restart the service, or upload a JPEG or PNG.";
    }

    /**
     * Converts the primary picture of a file. The result is upright.
     *
     * @param file the whole picture, of a format that this object {@link #reads}
     * @throws UnreadableMediaException if the picture is broken, or exceeds the limits of size or time
     * @throws IllegalStateException if the thread is interrupted, or memory outside this process runs out
     */
    public ConvertedPicture convert(Path file) {
        HeifFile heif = HeifParser.read(file);
        DecodingPlan plan = DecodingPlan.of(heif, limits);
        return memory.with(plan.pixels() * DecodingPlan.PIXEL_BYTES, () -> convert(file, heif, plan));
    }

    private ConvertedPicture convert(Path file, HeifFile heif, DecodingPlan plan) {
        MediaFormat format = plan.transparent() ? MediaFormat.PNG : MediaFormat.JPEG;
        String name = RESULT + (plan.transparent() ? ".png" : ".jpg");
        Path folder = temporaryFolder();
        boolean done = false;
        try {
            PrimaryCopy.write(file, heif, plan, folder.resolve(SOURCE));
            List<String> command = List.of(program.orElseThrow().path().toString(), "-q", QUALITY, SOURCE, name);
            int status = BoundedProgram.run(command, folder, limitsOf(plan, Files.size(file)));
            Path result = folder.resolve(name);
            check(status, result);
            Files.delete(folder.resolve(SOURCE));
            done = true;
            return new ConvertedPicture(folder, result, format);
        } catch (IOException e) {
            throw new UncheckedIOException("could not copy a picture to " + folder, e);
        } finally {
            if (!done) {
                ConvertedPicture.delete(folder);
            }
        }
    }

    private void check(int status, Path result) {
        String ending = program.orElseThrow().path().getFileName() + " ended with status " + status;
        if (status == KILLED) {
            throw new IllegalStateException(ending + ": it was killed, probably because memory ran out");
        }
        if (status != 0 || !Files.isRegularFile(result, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnreadableMediaException("The picture cannot be decoded: it is broken, or coded in a way that is"
                    + " not supported (" + ending + ").");
        }
    }

    private ProgramLimits limitsOf(DecodingPlan plan, long sourceBytes) {
        long resultBytes = BASE_FILE_BYTES + plan.pixels() * MAX_FILE_PIXEL_BYTES;
        return new ProgramLimits(
                limits.maxTime(),
                BASE_MEMORY
                        + Runtime.getRuntime().availableProcessors() * PROCESSOR_MEMORY
                        + plan.pixels() * MAX_PIXEL_BYTES,
                resultBytes,
                sourceBytes + resultBytes,
                MAX_FILES);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("media-query-");
        } catch (IOException e) {
            throw new UncheckedIOException("could not create a temporary folder", e);
        }
    }
}
