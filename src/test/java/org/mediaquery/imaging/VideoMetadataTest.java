package org.mediaquery.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mediaquery.media.Content;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.UnreadableMediaException;

class VideoMetadataTest {

    private final VideoMetadata metadata = new VideoMetadata();

    @Test
    void sizeAndDurationAreRead() throws IOException {
        byte[] file = file("upright.mp4");
        assertThat(MediaFormat.sniff(file)).isEqualTo(MediaFormat.MP4);
        Content content = metadata.describe(new ByteArrayInputStream(file), MediaFormat.MP4);
        assertThat(content.type()).isEqualTo(MediaType.VIDEO);
        assertThat(content.contentType()).isEqualTo("video/mp4");
        assertThat(content.durationMillis()).isBetween(900L, 1100L);
        assertThat(content.dimensions().width()).isPositive();
    }

    @Test
    void aMovOfAPhoneIsQuickTime() throws IOException {
        byte[] file = file("rotated.mov");
        assertThat(MediaFormat.sniff(file)).isEqualTo(MediaFormat.QUICKTIME);
        Content upright = metadata.describe(new ByteArrayInputStream(file("upright.mp4")), MediaFormat.MP4);
        Content rotated = metadata.describe(new ByteArrayInputStream(file), MediaFormat.QUICKTIME);
        assertThat(rotated.dimensions().width()).isEqualTo(upright.dimensions().height());
    }

    @Test
    void aBoxThatClaimsTwoGigabytesTakesNoMemory() {
        ByteBuffer file = ByteBuffer.allocate(28);
        file.putInt(20)
                .put("ftypisom".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .put("isom".getBytes(StandardCharsets.US_ASCII));
        file.putInt(0x7fffffff).put("moov".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> metadata.describe(new ByteArrayInputStream(file.array()), MediaFormat.MP4))
                .isInstanceOf(UnreadableMediaException.class);
    }

    @Test
    void damagedFilesAreReadOrRefusedButNothingElse() throws IOException {
        byte[] good = file("upright.mp4");
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            byte[] bad = good.clone();
            for (int damage = 0; damage < 5; damage++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(metadata.describe(new ByteArrayInputStream(bad), MediaFormat.MP4)
                                .type())
                        .isIn(MediaType.VIDEO, MediaType.OTHER);
            } catch (UnreadableMediaException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        }
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = VideoMetadataTest.class.getResourceAsStream("/media/" + name)) {
            return file.readAllBytes();
        }
    }
}
