package org.mediaquery.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jcodec.api.awt.AWTSequenceEncoder;

/** Creates videos. */
public final class Videos {

    private Videos() {}

    /** Writes an MP4 file of H.264 whose frames show {@link Samples#picture}, one per second. */
    public static Path write(Path folder, int width, int height, int frames) {
        Path file = folder.resolve(width + "x" + height + ".mp4");
        try {
            AWTSequenceEncoder encoder = AWTSequenceEncoder.createSequenceEncoder(file.toFile(), 1);
            BufferedImage picture = Samples.picture(width, height, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < frames; i++) {
                encoder.encodeImage(picture);
            }
            encoder.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
