package org.mediaquery.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.Picture;
import org.jcodec.scale.AWTUtil;
import org.mediaquery.media.Content;
import org.mediaquery.media.Frame;
import org.mediaquery.media.UnreadableMediaException;

/** Frames by JCodec, which is slow and knows H.264 only, but is always there. */
final class JcodecFrames implements FrameReader {

    private static final double MILLIS = 1000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "JCodec";
    }

    @Override
    public void read(Path file, Content content, Consumer<Frame> frames) {
        FramePlan plan = FramePlan.of(content);
        int read = 0;
        try (SeekableByteChannel channel = NIOUtils.readableChannel(file.toFile())) {
            FrameGrab grab = FrameGrab.createFrameGrab(channel);
            Instant late = Instant.now().plus(LIMIT);
            for (; read < plan.count(); read++) {
                if (Instant.now().isAfter(late)) {
                    throw new UnreadableMediaException("The video takes longer to decode than " + LIMIT.toMinutes()
                            + " minutes, so it was given up. With ffmpeg on the path it is faster.");
                }
                Picture picture =
                        grab.seekToSecondPrecise(plan.middle(read) / MILLIS).getNativeFrame();
                if (picture == null) {
                    break;
                }
                frames.accept(new Frame(plan.start(read), plan.end(read), picture(picture, plan)));
            }
        } catch (IOException | JCodecException | RuntimeException e) {
            if (e instanceof UnreadableMediaException unreadable) {
                throw unreadable;
            }
            throw broken(e);
        }
        if (read == 0) {
            throw broken(null);
        }
    }

    private static BufferedImage picture(Picture picture, FramePlan plan) {
        return PictureScaler.reduce(
                Flattener.flatten(AWTUtil.toBufferedImage(picture)), Math.max(plan.width(), plan.height()));
    }

    private static UnreadableMediaException broken(Exception cause) {
        return new UnreadableMediaException(
                "The video cannot be decoded here: it is broken, or it is not H.264. With ffmpeg on the path more is.",
                cause);
    }
}
