package org.mediaquery.imaging.decode;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mediaquery.imaging.decode.PictureAssertions.assertColor;
import static org.mediaquery.imaging.decode.PictureAssertions.assertSize;
import static org.mediaquery.imaging.decode.PictureFiles.jpegInTiff;
import static org.mediaquery.imaging.decode.PictureFiles.progressive;
import static org.mediaquery.imaging.decode.PictureFiles.withProfile;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.readers.PictureLimits;
import org.mediaquery.media.UnreadableMediaException;

/** Pictures that are too large, broken or hostile. */
class RejectedPicturesTest {

    @TempDir
    private Path folder;

    private final PictureDecoder decoder =
            new PictureDecoder(new PictureLimits(100_000_000, 400_000_000), WorkingMemory.ofHeap());

    @Test
    void rejectsTooManyPixels() {
        assertThatThrownBy(() -> decode(Samples.pngHeader(30_000, 30_000), 100))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("900.0 megapixels");
    }

    @Test
    void limitsPicturesThatCanOnlyBeDecodedWhole() throws IOException {
        PictureDecoder careful = new PictureDecoder(new PictureLimits(100_000_000, 300_000), WorkingMemory.ofHeap());
        byte[] progressive = progressive("jpeg");
        Path file = Samples.write(folder, progressive);

        assertThatThrownBy(() -> careful.decode(file, MediaFormat.JPEG, 64))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("400 x 300")
                .hasMessageContaining("in this kind of file");
        Path sequential = Samples.write(folder, Samples.file(400, 300, "jpeg"));
        assertSize(careful.decode(sequential, MediaFormat.JPEG, 64), 64, 48);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
    void rejectsATruncatedPicture(String format) {
        byte[] file = Samples.file(Samples.picture(400, 300, BufferedImage.TYPE_3BYTE_BGR), format);
        MediaFormat sniffed = FormatDetector.detect(file);
        Path cut = Samples.write(folder, Arrays.copyOf(file, file.length / 2));

        assertThatThrownBy(() -> decoder.decode(cut, sniffed, 1000)).isInstanceOf(UnreadableMediaException.class);
    }

    @Test
    void reportsATruncatedJpeg() {
        byte[] file = Samples.file(400, 300, "jpeg");

        assertThatThrownBy(() -> decode(Arrays.copyOf(file, file.length / 2), 1000))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessage("The picture ends too early: the file is not complete.");
    }

    @Test
    void rejectsAWebpWithAFrameLargerThanItsCanvas() {
        byte[] file = Samples.WEBP_ALPHA.clone();
        // after RIFF header, VP8X, ALPH, and the VP8 chunk's header, frame tag and start code
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(12 + 18 + 18 + 8 + 6, 0x3FFF3FFF);

        assertThatThrownBy(() -> decode(file, 100))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("canvas");
    }

    @Test
    void rejectsAColorProfileThatClaimsGigabytes() {
        byte[] jpeg = Samples.file(40, 30, "jpeg");
        byte[] profile = ColorSpace.getInstance(ColorSpace.CS_sRGB) instanceof ICC_ColorSpace space
                ? space.getProfile().getData()
                : new byte[0];
        assertColor(decode(withProfile(jpeg, profile), 100), 5, 20, Color.RED);
        ByteBuffer.wrap(profile).putInt(0, 0x7FFFFFF0);

        assertThatThrownBy(() -> decode(withProfile(jpeg, profile), 100))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("color profile");
    }

    @Test
    void rejectsABitmapThatClaimsAHugePalette() {
        byte[] file = Samples.file(Samples.picture(40, 30, BufferedImage.TYPE_BYTE_INDEXED), "bmp");
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(10, 0x7FFFFFF0)
                .putInt(46, 0x7FFFFFF0);

        assertThatThrownBy(() -> decode(file, 100))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("palette");
    }

    @Test
    void decodesJpegInTiffUnlessItIsProgressive() throws IOException {
        assertColor(decode(jpegInTiff(Samples.file(400, 300, "jpeg")), 1000), 100, 200, Color.RED);

        byte[] hostile = jpegInTiff(progressive("jpeg"));
        assertThatThrownBy(() -> decode(hostile, 1000)).isInstanceOf(UnreadableMediaException.class);
    }

    @Test
    void rejectsFormatsWithoutReader() {
        Path file = Samples.write(folder, new byte[100]);

        assertThatThrownBy(() -> decoder.decode(file, MediaFormat.HEIC, 100))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("image/heic");
    }

    private BufferedImage decode(byte[] file, int maxSide) {
        return decoder.decode(Samples.write(folder, file), FormatDetector.detect(file), maxSide);
    }
}
