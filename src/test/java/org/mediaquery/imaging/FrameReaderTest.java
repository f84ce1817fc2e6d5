package org.mediaquery.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.Frame;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.UnreadableMediaException;

class FrameReaderTest {

    @TempDir
    Path folder;

    @Test
    void jcodecReadsFrames() throws IOException {
        check(new JcodecFrames());
    }

    @Test
    void ffmpegReadsFrames() throws IOException {
        assumeTrue(FfmpegFrames.isInstalled(), "there is no ffmpeg on the path");
        check(new FfmpegFrames());
    }

    @Test
    void aLongVideoIsLookedAtLessOften() {
        Content day =
                new Content(MediaType.VIDEO, "video/mp4", new Dimensions(1920, 1080, 1), null, 24L * 60 * 60 * 1000);
        FramePlan plan = FramePlan.of(day);
        assertThat(plan.count()).isEqualTo(60);
        assertThat(plan.end(59)).isEqualTo(day.durationMillis());
        assertThat(plan.width()).isEqualTo(512);
        assertThat(plan.height()).isEqualTo(288);
    }

    private void check(FrameReader reader) throws IOException {
        byte[] bytes;
        try (InputStream file = FrameReaderTest.class.getResourceAsStream("/media/upright.mp4")) {
            bytes = file.readAllBytes();
        }
        Path video = Files.write(folder.resolve("video"), bytes);
        Content content = new VideoMetadata().describe(new ByteArrayInputStream(bytes), MediaFormat.MP4);
        List<Frame> frames = new ArrayList<>();
        reader.read(video, content, frames::add);
        assertThat(frames).isNotEmpty();
        assertThat(frames.get(0).startMillis()).isZero();
        assertThat(frames.get(0).picture().getWidth())
                .isEqualTo(content.dimensions().width());

        Files.write(video, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> reader.read(video, content, frames::add)).isInstanceOf(UnreadableMediaException.class);
    }
}
