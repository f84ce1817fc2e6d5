package org.mediaquery.imaging.video;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mediaquery.imaging.programs.InstalledProgram;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Reads frames with the {@code ffmpeg} program, as raw pixels through a pipe. The file is not trusted, so the program
 * may open only that file, does not guess its format, and is killed if it takes too long.
 */
final class FfmpegFrameReader implements FrameReader {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CHANNELS = 3;
    private static final String PROGRAM = "ffmpeg";

    private final String program;
    private final long maxPixels;
    private final Duration limit;

    /**
     * Creates a reader.
     *
     * @param program the name or path of the program
     * @param maxPixels the maximum width times height of a frame
     * @param limit the maximum time for a video
     */
    FfmpegFrameReader(String program, long maxPixels, Duration limit) {
        this.program = program;
        this.maxPixels = maxPixels;
        this.limit = limit;
    }

    static FfmpegFrameReader onPath(long maxPixels) {
        return new FfmpegFrameReader(PROGRAM, maxPixels, LIMIT);
    }

    /** Returns whether the program is on the path. */
    static boolean isInstalled() {
        return InstalledProgram.find(PROGRAM, System.getenv("PATH")).isPresent();
    }

    @Override
    public String name() {
        return "ffmpeg";
    }

    @Override
    public void read(Path file, Content content, Consumer<Frame> frames) {
        FramePlan plan = FramePlan.of(content, maxPixels);
        try {
            Process ffmpeg = InstalledProgram.builder(command(file, plan))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                CompletableFuture<Process> exit = ffmpeg.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
                // ends the blocking read below
                CompletableFuture<Process> unused = exit.exceptionally(late -> ffmpeg.destroyForcibly());
                int read = copy(ffmpeg.getInputStream(), plan, frames);
                if (exit.isCompletedExceptionally()) {
                    throw new UnreadableMediaException("The video takes longer to decode than " + limit.toMinutes()
                            + " minutes, so decoding was stopped.");
                }
                if (read == 0) {
                    throw new UnreadableMediaException(
                            "The video cannot be decoded: it is broken, or its format is not supported.");
                }
            } finally {
                ffmpeg.destroyForcibly();
                ffmpeg.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("failed to run ffmpeg", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while decoding a video", e);
        }
    }

    private List<String> command(Path file, FramePlan plan) {
        String filter = String.format(
                Locale.ROOT,
                "fps=1000/%d:round=down:start_time=0,scale=%d:%d",
                plan.intervalMillis(),
                plan.width(),
                plan.height());
        return List.of(
                program,
                "-nostdin",
                "-v",
                "error",
                "-protocol_whitelist",
                "file,pipe",
                "-f",
                "mov",
                // the size in the container was checked before; this limits the size in the stream
                "-max_pixels",
                Long.toString(maxPixels),
                // more threads keep more frames in memory
                "-threads",
                "1",
                "-i",
                "file:" + file.toAbsolutePath(),
                "-an",
                "-sn",
                "-dn",
                "-vf",
                filter,
                "-frames:v",
                Integer.toString(plan.count()),
                "-pix_fmt",
                "rgb24",
                "-f",
                "rawvideo",
                "pipe:1");
    }

    private static int copy(InputStream pixels, FramePlan plan, Consumer<Frame> frames) throws IOException {
        int size = plan.width() * plan.height() * CHANNELS;
        for (int frame = 0; frame < plan.count(); frame++) {
            byte[] raw = pixels.readNBytes(size);
            if (raw.length < size) {
                return frame;
            }
            frames.accept(new Frame(plan.start(frame), plan.end(frame), picture(raw, plan)));
        }
        return plan.count();
    }

    private static BufferedImage picture(byte[] raw, FramePlan plan) {
        int[] pixels = new int[plan.width() * plan.height()];
        for (int i = 0; i < pixels.length; i++) {
            int at = i * CHANNELS;
            pixels[i] = (raw[at] & 0xff) << 16 | (raw[at + 1] & 0xff) << 8 | (raw[at + 2] & 0xff);
        }
        BufferedImage picture = new BufferedImage(plan.width(), plan.height(), BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, plan.width(), plan.height(), pixels, 0, plan.width());
        return picture;
    }
}
