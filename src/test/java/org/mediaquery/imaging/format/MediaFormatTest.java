package org.mediaquery.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediaquery.imaging.Samples;
import org.mediaquery.media.MediaType;

class MediaFormatTest {

    @ParameterizedTest
    @CsvSource({"jpeg,JPEG", "png,PNG", "gif,GIF", "bmp,BMP", "tiff,TIFF"})
    void detectsPicturesByContent(String written, MediaFormat expected) {
        assertThat(FormatDetector.detect(Samples.file(8, 8, written))).isEqualTo(expected);
    }

    @Test
    void detectsWebp() {
        assertThat(FormatDetector.detect(Samples.WEBP_ALPHA)).isEqualTo(MediaFormat.WEBP);
    }

    @ParameterizedTest
    @CsvSource({
        "qt__,QUICKTIME", "isom,MP4", "mp42,MP4", "M4V_,MP4", "XAVC,MP4", "3gp5,THREE_GPP", "3g2a,THREE_GPP",
        "heic,HEIC", "mif1,HEIC", "msf1,HEIC", "avif,AVIF", "avis,AVIF", "crx_,CANON_RAW", "M4A_,MP4_AUDIO"
    })
    void distinguishesIsoFilesByBrand(String brand, MediaFormat expected) {
        byte[] head = Samples.box("ftyp", ascii(brand.replace('_', ' ')), new byte[4], ascii("miaf"));

        assertThat(FormatDetector.detect(head)).isEqualTo(expected);
    }

    @Test
    void readsFurtherBrandsAfterAGenericOne() {
        byte[] head = Samples.box("ftyp", ascii("mif1"), new byte[4], ascii("miafavif"));

        assertThat(FormatDetector.detect(head)).isEqualTo(MediaFormat.AVIF);
    }

    @ParameterizedTest
    @CsvSource({"moov", "mdat", "wide", "free", "skip", "pnot"})
    void detectsQuickTimeWithoutBrands(String type) {
        assertThat(FormatDetector.detect(Samples.box(type, new byte[20]))).isEqualTo(MediaFormat.QUICKTIME);
    }

    @Test
    void findsTheBrandAfterPadding() {
        byte[] head = join(Samples.box("free", new byte[20]), Samples.box("ftyp", ascii("isom"), new byte[4]));

        assertThat(FormatDetector.detect(head)).isEqualTo(MediaFormat.MP4);
    }

    @Test
    void detectsVideosByMagicNumbers() {
        byte[] ebml = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};
        assertThat(FormatDetector.detect(join(ebml, ascii("....webm")))).isEqualTo(MediaFormat.WEBM);
        assertThat(FormatDetector.detect(join(ebml, ascii("....matroska")))).isEqualTo(MediaFormat.MATROSKA);
        assertThat(FormatDetector.detect(ascii("RIFF....AVI LIST"))).isEqualTo(MediaFormat.AVI);
        assertThat(FormatDetector.detect(new byte[] {0, 0, 1, (byte) 0xBA, 0x44}))
                .isEqualTo(MediaFormat.MPEG);
        byte[] packets = new byte[1024];
        for (int i = 0; i < packets.length; i += 188) {
            packets[i] = 0x47;
        }
        assertThat(FormatDetector.detect(packets)).isEqualTo(MediaFormat.MPEG_TRANSPORT);
        assertThat(MediaFormat.WEBM.type()).isEqualTo(MediaType.VIDEO);
    }

    @Test
    void detectsNothingElseAsMedia() {
        assertThat(FormatDetector.detect(ascii("%PDF-1.7\n"))).isEqualTo(MediaFormat.PDF);
        assertThat(FormatDetector.detect(ascii("<svg xmlns='http://www.w3.org/2000/svg'/>")))
                .isEqualTo(MediaFormat.TEXT);
        assertThat(FormatDetector.detect(ascii("BMW drives well, they say."))).isEqualTo(MediaFormat.TEXT);
        assertThat(FormatDetector.detect(new byte[0])).isEqualTo(MediaFormat.UNKNOWN);
        assertThat(FormatDetector.detect(new byte[] {1, 2, 3})).isEqualTo(MediaFormat.UNKNOWN);
        assertThat(MediaFormat.UNKNOWN.contentType()).isEqualTo("application/octet-stream");
        assertThat(MediaFormat.TEXT.type()).isEqualTo(MediaType.OTHER);
    }

    @Test
    void acceptsAnyTruncationOfTheHead() {
        for (byte[] whole : new byte[][] {
            Samples.resource("upright.mp4"), Samples.WEBP_ALPHA, Samples.file(8, 8, "bmp"), ascii("OggS theora")
        }) {
            for (int length = 0; length < Math.min(whole.length, 64); length++) {
                assertThat(FormatDetector.detect(Arrays.copyOf(whole, length))).isNotNull();
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[] first, byte[] second) {
        return Samples.bytes(out -> {
            out.write(first);
            out.write(second);
        });
    }
}
