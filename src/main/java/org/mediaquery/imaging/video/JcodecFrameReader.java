package org.mediaquery.imaging.video;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.api.specific.AVCMP4Adaptor;
import org.jcodec.common.Codec;
import org.jcodec.common.SeekableDemuxerTrack;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Picture;
import org.jcodec.containers.mp4.demuxer.MP4Demuxer;
import org.jcodec.scale.AWTUtil;
import org.mediaquery.imaging.decode.Flattener;
import org.mediaquery.imaging.decode.PictureScaler;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.readers.Deadline;
import org.mediaquery.imaging.readers.InterruptedDecodingException;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.UnreadableMediaException;

/** Reads frames with JCodec, which is slow and supports H.264 only, but is always available. */
final class JcodecFrameReader implements FrameReader {

    private static final double MILLIS = 1000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** The memory per byte of the file's tables, whose entries become objects. */
    private static final int TABLE_FACTOR = 6;

    private final long maxPixels;
    private final WorkingMemory memory;

    /**
     * Creates a reader.
     *
     * @param maxPixels the maximum width times height of a frame
     * @param memory the memory that all decoders share
     */
    JcodecFrameReader(long maxPixels, WorkingMemory memory) {
        this.maxPixels = maxPixels;
        this.memory = memory;
    }

    /** A call of JCodec, which may throw anything. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException, JCodecException;
    }

    @Override
    public String name() {
        return "JCodec";
    }

    @Override
    public void read(Path file, Content content, Consumer<Frame> frames) {
        FramePlan plan = FramePlan.of(content, maxPixels);
        long tables = guarded(() -> MovieGuard.check(file));
        try (DeadlineChannel channel = guarded(
                () -> new DeadlineChannel(NIOUtils.readableChannel(file.toFile()), Deadline.after(LIMIT, "video")))) {
            SeekableDemuxerTrack track = guarded(() -> track(channel));
            H264Guard.Frames largest =
                    guarded(() -> H264Guard.check(track.getMeta().getCodecPrivate(), maxPixels));
            FrameGrab grab =
                    guarded(() -> new FrameGrab(track, new H264Guard(new AVCMP4Adaptor(track.getMeta()), maxPixels)));
            int read = memory.with(tables * TABLE_FACTOR + largest.bytes(), () -> {
                channel.restart(Deadline.after(LIMIT, "video"));
                return read(grab, plan, frames);
            });
            if (read == 0) {
                throw broken(null);
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static SeekableDemuxerTrack track(DeadlineChannel channel) throws IOException {
        SeekableDemuxerTrack track =
                (SeekableDemuxerTrack) MP4Demuxer.createMP4Demuxer(channel).getVideoTrack();
        if (track == null || track.getMeta().getCodec() != Codec.H264) {
            throw broken(null);
        }
        return track;
    }

    private static int read(FrameGrab grab, FramePlan plan, Consumer<Frame> frames) {
        for (int i = 0; i < plan.count(); i++) {
            double second = plan.middle(i) / MILLIS;
            BufferedImage picture = guarded(() -> {
                Picture decoded = grab.seekToSecondPrecise(second).getNativeFrame();
                return decoded == null ? null : picture(decoded, Math.max(plan.width(), plan.height()));
            });
            if (picture == null) {
                return i;
            }
            frames.accept(new Frame(plan.start(i), plan.end(i), picture));
        }
        return plan.count();
    }

    private static BufferedImage picture(Picture picture, int maxSide) {
        return PictureScaler.reduce(Flattener.flatten(AWTUtil.toBufferedImage(subsampled(picture, maxSide))), maxSide);
    }

    /** Subsamples large frames to at least twice the result: the conversion to RGB takes several times their memory. */
    private static Picture subsampled(Picture picture, int maxSide) {
        int step = Math.max(picture.getWidth(), picture.getHeight()) / (2 * maxSide);
        if (step < 2) {
            return picture;
        }
        // chroma planes have half the size, which must be a whole number
        Picture small = Picture.create(
                Math.max(2, picture.getCroppedWidth() / step & ~1),
                Math.max(2, picture.getCroppedHeight() / step & ~1),
                picture.getColor());
        for (int plane = 0; plane < picture.getData().length; plane++) {
            byte[] from = picture.getPlaneData(plane);
            byte[] to = small.getPlaneData(plane);
            int width = small.getPlaneWidth(plane);
            for (int y = 0; y < small.getPlaneHeight(plane); y++) {
                for (int x = 0; x < width; x++) {
                    to[y * width + x] = from[y * step * picture.getPlaneWidth(plane) + x * step];
                }
            }
        }
        return small;
    }

    private static <T> T guarded(Step<T> step) {
        try {
            return step.run();
        } catch (UnreadableMediaException | InterruptedDecodingException e) {
            throw e;
        } catch (IOException | JCodecException | RuntimeException | StackOverflowError e) {
            // hostile bytes cause any runtime exception, and nested boxes a stack overflow
            throw broken(e);
        }
    }

    private static UnreadableMediaException broken(Throwable cause) {
        return new UnreadableMediaException(
                "The video cannot be decoded: it is broken, or it is not H.264. Install ffmpeg for more formats.",
                cause);
    }
}
