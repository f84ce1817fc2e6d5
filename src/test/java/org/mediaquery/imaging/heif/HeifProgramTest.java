package org.mediaquery.imaging.heif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediaquery.imaging.decode.WorkingMemory;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.imaging.readers.PictureLimits;

class HeifProgramTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhatToInstallIfThereIsNoProgram() {
        assertThat(HeifProgram.find(null)).isEmpty();
        assertThat(HeifProgram.find(folder + File.pathSeparator)).isEmpty();
        HeifConverter converter = converter();

        assertThat(converter.reads(MediaFormat.HEIC)).isFalse();
        assertThat(converter.reads(MediaFormat.AVIF)).isFalse();
        assertThat(converter.remedy(MediaFormat.HEIC)).contains("image/heic", "heif-convert", "libheif-examples");
    }

    @Test
    void readsWhatTheProgramHasDecodersFor() {
        FakeProgram.write(
                folder, "heif-convert", "echo HEIC decoders:; echo '- libde265 = HEVC decoder'; echo AVIF decoders:");
        HeifConverter converter = converter();

        assertThat(converter.reads(MediaFormat.HEIC)).isTrue();
        assertThat(converter.reads(MediaFormat.AVIF)).isFalse();
        assertThat(converter.reads(MediaFormat.JPEG)).isFalse();
        assertThat(converter.remedy(MediaFormat.AVIF)).contains("image/avif", "AV1 decoder", "libheif-plugin-dav1d");
    }

    @Test
    void prefersTheNewNameOfTheProgram() {
        FakeProgram.write(folder, "heif-convert", "echo HEIC decoders:; echo '- libde265 = HEVC decoder'");
        FakeProgram.write(
                folder, "heif-dec", "echo AVC decoders:; echo AVIF decoders:; echo '- dav1d = x'; echo HEIC decoders:");
        HeifConverter converter = converter();

        assertThat(converter.reads(MediaFormat.AVIF)).isTrue();
        assertThat(converter.reads(MediaFormat.HEIC)).isFalse();
        assertThat(converter.remedy(MediaFormat.HEIC)).contains("HEVC decoder", "libheif-plugin-libde265");
    }

    @Test
    void anOldProgramCannotListItsDecodersButHasThem() {
        FakeProgram.write(folder, "heif-convert", "echo USAGE >&2; exit 1");

        assertThat(converter().reads(MediaFormat.HEIC)).isTrue();
        assertThat(converter().reads(MediaFormat.AVIF)).isTrue();
    }

    private HeifConverter converter() {
        return HeifConverter.find(folder.toString(), new PictureLimits(1_000_000, 10_000_000), WorkingMemory.ofHeap());
    }
}
