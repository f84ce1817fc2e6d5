package org.mediaquery.imaging.video;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Frames by the {@code ffmpeg} program, as raw pixels through a pipe. The file comes from strangers, so the program may
 * open nothing but that file, guesses no format, and is ended when it takes too long.
 */
final class FfmpegFrameReader implements FrameReader {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CHANNELS = 3;
    private static final String PROGRAM = "ffmpeg";

    /**
     * What the program is told of the service's environment: where it and its libraries are. It reads files of strangers, so
     * no credentials are among them. The last one is Windows'.
     */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot");

    private final String program;
    private final long maxPixels;

    /**
     * Frames by a program.
     *
     * @param program its name or path
     * @param maxPixels of a frame; it refuses larger ones
     */
    FfmpegFrameReader(String program, long maxPixels) {
        this.program = program;
        this.maxPixels = maxPixels;
    }

    static FfmpegFrameReader onPath(long maxPixels) {
        return new FfmpegFrameReader(PROGRAM, maxPixels);
    }

    /** Whether the program is on the path. */
    static boolean isInstalled() {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(Pattern.quote(File.pathSeparator), -1)).stream()
                .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    @Override
    public String name() {
        return "ffmpeg";
    }

    @Override
    public void read(Path file, Content content, Consumer<Frame> frames) {
        FramePlan plan = FramePlan.of(content, maxPixels);
        Timer timer = new Timer("end-ffmpeg", true);
        AtomicBoolean late = new AtomicBoolean();
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command(file, plan)).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet().retainAll(ENVIRONMENT);
            Process ffmpeg = builder.start();
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            late.set(true);
                            ffmpeg.destroyForcibly();
                        }
                    },
                    LIMIT.toMillis());
            try {
                int read = copy(ffmpeg.getInputStream(), plan, frames);
                if (late.get()) {
                    throw new UnreadableMediaException("The video takes longer to decode than " + LIMIT.toMinutes()
                            + " minutes, so it was given up.");
                }
                if (read == 0) {
                    throw new UnreadableMediaException(
                            "The video cannot be decoded: it is broken, or in a form that is not known.");
                }
            } finally {
                ffmpeg.destroyForcibly();
                ffmpeg.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ffmpeg could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a video was decoded", e);
        } finally {
            timer.cancel();
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
                // what the container claims is checked before; this holds for what the stream itself says
                "-max_pixels",
                Long.toString(maxPixels),
                // more of them keep more frames in memory
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
