package org.mediaquery.ingest.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.heif.HeifConverter;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.imaging.video.FrameReader;
import org.mediaquery.ingest.IngestLimits;
import org.mediaquery.storage.InMemoryMediaStore;
import org.mediaquery.storage.ThumbnailSize;

class ThumbnailCreatorTest {

    private static final long MANY = 10_000_000;

    private final InMemoryMediaStore store = new InMemoryMediaStore("media");
    private final WorkingMemory memory = new WorkingMemory(100 << 20);
    private final PictureLimits limits = new PictureLimits(MANY, MANY);
    private final ThumbnailCreator creator = new ThumbnailCreator(new ObjectInspector(
            store,
            PictureTools.within(limits, memory, HeifConverter.find(null, limits, memory)),
            FrameReader.best(MANY, memory),
            new IngestLimits(MANY, MANY, MANY, MANY, MANY, 0)));

    @Test
    void reducesPicturesAndNeverEnlargesThem() throws IOException {
        byte[] large = Pictures.file(Pictures.halves(3000, 1500, Color.BLUE, Color.GREEN), "png");

        assertThat(width(create(large, ThumbnailSize.LARGE))).isEqualTo(2048);
        assertThat(width(create(large, ThumbnailSize.SMALL))).isEqualTo(256);
        assertThat(width(create(Pictures.jpeg(), ThumbnailSize.LARGE))).isEqualTo(320);
    }

    @Test
    void createsNoneOfWhatCannotBeDecoded() throws IOException {
        try (InputStream video = ThumbnailCreatorTest.class.getResourceAsStream("/media/upright.mp4")) {
            assertThat(create(video.readAllBytes(), ThumbnailSize.LARGE)).isNull();
        }
        assertThat(create(Pictures.truncatedJpeg(), ThumbnailSize.LARGE)).isNull();
        assertThat(create(Pictures.pngThatClaims(30_000, 30_000), ThumbnailSize.LARGE))
                .isNull();
        assertThat(create(new byte[] {1, 2, 3}, ThumbnailSize.LARGE)).isNull();
        assertThat(create(new byte[0], ThumbnailSize.LARGE)).isNull();
    }

    private byte[] create(byte[] file, ThumbnailSize size) {
        return creator.create(store.put("file", file), size).orElse(null);
    }

    private static int width(byte[] jpeg) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        return picture.getWidth();
    }
}
