package org.mediaquery.imaging.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mediaquery.imaging.Samples;
import org.mediaquery.imaging.format.FormatDetector;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.media.Content;
import org.mediaquery.media.Dimensions;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.UnreadableMediaException;

class VideoMetadataTest {

    private static final LocalDateTime TAKEN = LocalDateTime.of(2017, 4, 15, 9, 12, 44);
    private static final int TAKEN_SINCE_1904 = (int) 3_575_092_364L;

    private final VideoMetadata metadata = new VideoMetadata();

    @Test
    void readsMp4() {
        assertThat(describe(Samples.resource("upright.mp4")))
                .isEqualTo(new Content(MediaType.VIDEO, "video/mp4", new Dimensions(64, 64, 1), TAKEN, 1000L));
    }

    @Test
    void readsUprightSizeOfQuickTime() {
        assertThat(describe(Samples.resource("rotated.mov")))
                .isEqualTo(new Content(MediaType.VIDEO, "video/quicktime", new Dimensions(64, 96, 6), null, 1000L));
    }

    @Test
    void skipsBoxesLargerThanMemory() {
        long mediaBytes = 5_000_000_000L;
        byte[] head = Samples.bytes(out -> {
            out.write(Samples.box("ftyp", ascii("isom"), new byte[4]));
            out.writeInt(1);
            out.writeBytes("mdat");
            out.writeLong(16 + mediaBytes);
        });
        SparseStream stream = new SparseStream(head, mediaBytes, movie(TAKEN_SINCE_1904, 90_000, 180_000));

        Content content = metadata.describe(stream, MediaFormat.MP4);

        assertThat(content.durationMillis()).isEqualTo(2000);
        assertThat(content.dimensions()).isEqualTo(new Dimensions(320, 240, 1));
        assertThat(stream.read).isLessThan(10_000);
    }

    @Test
    void ignoresInvalidValues() {
        assertThat(describe(movie(0, 1000, 0)).takenAt()).isNull();
        assertThat(describe(movie(0, 1000, 0)).durationMillis()).isNull();
        assertThat(describe(movie(-1, 1000, -1)).takenAt())
                .as("the last second in 32 bits")
                .hasYear(2040);
        assertThat(describe(movie(5, 1000, -1)).takenAt()).isNull();
        assertThat(describe(movie(5, 1000, -1)).durationMillis()).isNull();
        assertThat(describe(movie(5, 0, 10)).durationMillis()).isNull();
        assertThat(describe(movie(5, 1, Integer.MAX_VALUE)).durationMillis()).isNull();
    }

    @Test
    void prefersTheLocalTimeOfAppleDevices() {
        byte[] name = ascii("com.apple.quicktime.creationdate");
        byte[] value = ascii("2017-04-15T11:12:44+0200");
        byte[] keys = Samples.box("keys", ints(0, 1), ints(8 + name.length), ascii("mdta"), name);
        byte[] item = Samples.box("\0\0\0\1", Samples.box("data", ints(1, 0), value));
        byte[] meta = Samples.box("meta", Samples.box("hdlr", new byte[24]), keys, Samples.box("ilst", item));
        byte[] file = Samples.box("moov", header(TAKEN_SINCE_1904, 1000, 1000), track("vide"), meta);

        assertThat(describe(file).takenAt()).isEqualTo(TAKEN.plusHours(2));
    }

    @Test
    void readsTheDurationOfFragmentedFiles() {
        byte[] extends_ = Samples.box("mvex", Samples.box("mehd", ints(0, 4000)));
        byte[] file = Samples.box("moov", header(0, 1000, 0), track("vide"), extends_);

        assertThat(describe(file).durationMillis()).isEqualTo(4000);
    }

    @Test
    void detectsFilesWithoutVideoTrack() {
        byte[] file = Samples.box("moov", header(0, 1000, 1000), track("soun"));

        assertThat(describe(file)).isEqualTo(Content.of(MediaType.OTHER, "audio/mp4"));
    }

    @Test
    void doesNotParseOtherFormats() {
        assertThat(metadata.describe(InputStream.nullInputStream(), MediaFormat.WEBM))
                .isEqualTo(Content.of(MediaType.VIDEO, "video/webm"));
    }

    @Test
    void rejectsAFileWithoutIndex() {
        assertThatThrownBy(() -> describe(Samples.box("ftyp", ascii("isom"), new byte[4])))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("moov");
        assertThatThrownBy(() -> describe(new byte[0])).isInstanceOf(UnreadableMediaException.class);
    }

    @Test
    void rejectsEveryTruncationOfTheHeaders() {
        byte[] file = movie(TAKEN_SINCE_1904, 1000, 1000);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> describe(cut)).isInstanceOf(UnreadableMediaException.class);
        }
    }

    @Test
    void rejectsABoxLargerThanTheFile() {
        byte[] file = movie(TAKEN_SINCE_1904, 1000, 1000);
        // the movie header claims 2 GB, and so does the movie
        ByteBuffer.wrap(file).putInt(0, 0x7FFFFFFF).putInt(8, 0x7FFFFF00);

        assertThatThrownBy(() -> describe(file))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("mvhd");
    }

    @Test
    void rejectsTooManyBoxes() {
        byte[] empty = Samples.box("free");
        byte[] file = Samples.bytes(out -> {
            for (int i = 0; i < 30_000; i++) {
                out.write(empty);
            }
        });

        assertThatThrownBy(() -> describe(file))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("too many boxes");
    }

    @Test
    void distinguishesStreamFailuresFromBrokenVideos() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> metadata.describe(broken, MediaFormat.MP4)).isInstanceOf(UncheckedIOException.class);
    }

    private Content describe(byte[] file) {
        MediaFormat format = FormatDetector.detect(file);
        return metadata.describe(new ByteArrayInputStream(file), format.isIsoMovie() ? format : MediaFormat.MP4);
    }

    private static byte[] movie(int created, int timescale, int duration) {
        return Samples.box("moov", header(created, timescale, duration), track("vide"));
    }

    private static byte[] header(int created, int timescale, int duration) {
        return Samples.box("mvhd", ints(0, created, created, timescale, duration), new byte[80]);
    }

    private static byte[] track(String handler) {
        byte[] placement = ints(1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30);
        byte[] trackHeader =
                Samples.box("tkhd", ints(1, 0, 0, 1, 0, 0), new byte[16], placement, ints(320 << 16, 240 << 16));
        byte[] media = Samples.box("mdia", Samples.box("hdlr", ints(0, 0), ascii(handler), new byte[13]));
        return Samples.box("trak", trackHeader, media);
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        Arrays.stream(values).forEach(bytes::putInt);
        return bytes.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A head, a sparse gap, and a tail. */
    private static final class SparseStream extends InputStream {

        private final byte[] head;
        private final long gap;
        private final byte[] tail;
        private long position;
        private long read;

        SparseStream(byte[] head, long gap, byte[] tail) {
            this.head = head;
            this.gap = gap;
            this.tail = tail;
        }

        @Override
        public int read() {
            read++;
            long at = position++;
            if (at < head.length) {
                return head[(int) at] & 0xFF;
            }
            long behind = at - head.length - gap;
            if (behind < 0) {
                return 0;
            }
            return behind < tail.length ? tail[(int) behind] & 0xFF : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) {
            int done = 0;
            while (done < count) {
                int next = read();
                if (next < 0) {
                    return done == 0 ? -1 : done;
                }
                bytes[offset + done++] = (byte) next;
            }
            return done;
        }

        @Override
        public long skip(long count) {
            position += count;
            return count;
        }
    }
}
