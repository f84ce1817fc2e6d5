package org.mediaquery.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.mediaquery.imaging.programs.InstalledProgram;

/** Creates HEIC and AVIF files with the program {@code heif-enc} of libheif, which not every machine has. */
public final class HeifSamples {

    private static final long LIMIT_SECONDS = 60;

    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private HeifSamples() {}

    /** Skips the test if HEIC files cannot be made and read here. */
    public static void requireHeic() {
        require(
                isInstalled("heif-enc") && (isInstalled("heif-dec") || isInstalled("heif-convert")),
                "heif-enc or heif-convert is not on the path (Debian and Ubuntu: libheif-examples)");
        requireCoders("HEIC");
    }

    /** Skips the test if AVIF files cannot be made and read here. */
    public static void requireAvif() {
        requireHeic();
        requireCoders("AVIF");
    }

    private static void requireCoders(String format) {
        require(
                lists("heif-enc", "--list-encoders", format) && lists(decoder(), "--list-decoders", format),
                "libheif has no encoder or no decoder for " + format);
    }

    private static void require(boolean there, String reason) {
        if (!there) {
            if (REPORTED.add(reason)) {
                // the build's summary counts skipped tests, but has no reasons
                System.out.println("Skipped: " + reason);
            }
            Assumptions.abort(reason);
        }
    }

    /** A coded picture without its container. */
    public static final class Coded {

        private final byte[] configuration;
        private final byte[] data;

        Coded(byte[] configuration, byte[] data) {
            this.configuration = configuration;
            this.data = data;
        }

        public String type() {
            return "hvc1";
        }

        /** Returns the property that the decoder needs. */
        public byte[] configuration() {
            return configuration.clone();
        }

        public byte[] data() {
            return data.clone();
        }
    }

    /** Encodes a picture as HEIC. */
    public static byte[] heic(BufferedImage picture) {
        return encode(picture, "heic");
    }

    /** Encodes a picture as AVIF. */
    public static byte[] avif(BufferedImage picture) {
        return encode(picture, "avif");
    }

    /** Encodes a picture as HEIC, and takes it out of its container. */
    public static Coded coded(BufferedImage picture) {
        byte[] file = heic(picture);
        ByteBuffer meta = find(ByteBuffer.wrap(file), "meta").position(4).slice();
        ByteBuffer configuration = find(find(find(meta, "iprp"), "ipco"), "hvcC");
        return new Coded(Samples.box("hvcC", bytes(configuration)), bytes(find(ByteBuffer.wrap(file), "mdat")));
    }

    /**
     * Returns a photo like one of a phone that was held upright: 240 × 320 pixels, blue above and green below, stored as
     * tiles that lie on their side, with EXIF data.
     */
    public static byte[] photo() {
        HeifBuilder builder = new HeifBuilder("heic");
        // left and right, until they are rotated clockwise
        int[] tiles = {tile(builder, Color.BLUE), tile(builder, Color.GREEN)};
        int photo = builder.add(
                "grid", HeifBuilder.grid(1, 2, 320, 240), HeifBuilder.extent(320, 240), HeifBuilder.rotation(3));
        int exif = builder.addHidden("Exif", HeifBuilder.exif(Samples.exif(6, "2017:04:15 09:12:44")));
        return builder.refer("dimg", photo, tiles).refer("cdsc", exif, photo).build(photo);
    }

    private static int tile(HeifBuilder builder, Color color) {
        Coded coded = coded(Pictures.halves(160, 240, color, color));
        return builder.addHidden(coded.type(), coded.data(), coded.configuration(), HeifBuilder.extent(160, 240));
    }

    private static byte[] encode(BufferedImage picture, String suffix) {
        try {
            Path folder = Files.createTempDirectory("heif-");
            Path source = Files.write(folder.resolve("source.png"), Samples.file(picture, "png"));
            Path target = folder.resolve("target." + suffix);
            try {
                run(List.of("heif-enc", "-q", "90", "-o", target.toString(), source.toString()));
                return Files.readAllBytes(target);
            } finally {
                Files.deleteIfExists(target);
                Files.delete(source);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstalled(String program) {
        return InstalledProgram.find(program, System.getenv("PATH")).isPresent();
    }

    private static String decoder() {
        return isInstalled("heif-dec") ? "heif-dec" : "heif-convert";
    }

    /** Returns whether a program lists something for a format. Old versions have no lists. */
    private static boolean lists(String program, String option, String format) {
        try {
            Process process = new ProcessBuilder(program, option)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String list = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return list.matches("(?s).*" + format + " [a-z]+:\n- .*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
        return output;
    }

    private static ByteBuffer find(ByteBuffer boxes, String type) {
        ByteBuffer in = boxes.duplicate();
        while (in.hasRemaining()) {
            int length = in.getInt() - 8;
            byte[] name = new byte[4];
            in.get(name);
            ByteBuffer value = in.slice(in.position(), length);
            if (new String(name, StandardCharsets.US_ASCII).equals(type)) {
                return value;
            }
            in.position(in.position() + length);
        }
        throw new IllegalStateException("there is no box " + type);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
