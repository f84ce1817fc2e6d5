package org.mediaquery.imaging.readers;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;
import javax.imageio.stream.ImageInputStream;
import org.mediaquery.imaging.format.JpegHeader;
import org.mediaquery.imaging.format.MediaFormat;
import org.mediaquery.media.UnreadableMediaException;

/**
 * Opens picture files with the right reader. This is the only place that translates the exceptions of readers for
 * broken bytes to {@link UnreadableMediaException}.
 */
public final class PictureReaders {

    public static final String ENDS_TOO_EARLY = "The picture ends too early: the file is not complete.";

    private final Map<MediaFormat, ImageReaderSpi> providers = Map.of(
            MediaFormat.JPEG,
            jpeg(),
            MediaFormat.PNG,
            JdkPlugins.reader("png"),
            MediaFormat.GIF,
            JdkPlugins.reader("gif"),
            MediaFormat.BMP,
            new BMPImageReaderSpi(),
            MediaFormat.TIFF,
            new TIFFImageReaderSpi(),
            MediaFormat.WEBP,
            new WebPImageReaderSpi());

    private final Duration maxTime;

    /** @param maxTime the maximum time of each task */
    public PictureReaders(Duration maxTime) {
        this.maxTime = maxTime;
    }

    /** A task for an open picture. */
    @FunctionalInterface
    public interface Task<T> {
        T run(ImageReader reader) throws IOException;
    }

    /** A task for the bytes of a picture. */
    @FunctionalInterface
    public interface BytesTask<T> {
        T run(ImageInputStream bytes) throws IOException;
    }

    /**
     * Runs a task with a reader for the first picture of a file.
     *
     * @throws UnreadableMediaException if the bytes are broken, or the format has no reader
     * @throws UncheckedIOException if the file cannot be opened
     */
    public <T> T read(Path file, MediaFormat format, Task<T> task) {
        ImageReaderSpi provider = providers.get(format);
        if (provider == null) {
            throw new UnreadableMediaException("Pictures of type " + format.contentType() + " are not supported.");
        }
        return read(file, Deadline.after(maxTime, "picture"), bytes -> {
            guard(format, bytes);
            ImageReader reader = provider.createReaderInstance();
            try {
                reader.setInput(bytes, true, true);
                return task.run(reader);
            } finally {
                reader.dispose();
            }
        });
    }

    /**
     * Runs a task with the bytes of the file, from the first one; fails like {@link #read(Path, MediaFormat, Task)}.
     */
    public static <T> T read(Path file, BytesTask<T> task) {
        return read(file, Deadline.after(PictureLimits.DEFAULT_MAX_TIME, "picture"), task);
    }

    private static <T> T read(Path file, Deadline deadline, BytesTask<T> task) {
        try (BufferedFile bytes = new BufferedFile(file, deadline)) {
            if (bytes.length() == 0) {
                throw new UnreadableMediaException("The file is empty.");
            }
            return guarded(bytes, task);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rejects files that would fill the memory or take very long, since some readers trust the claims of a file. */
    private static void guard(MediaFormat format, ImageInputStream bytes) throws IOException {
        switch (format) {
            case TIFF -> TiffGuard.check(bytes);
            case BMP -> BitmapGuard.check(bytes);
            case WEBP -> WebpGuard.check(bytes);
            case JPEG -> {
                JpegHeader.read(bytes, 0);
                JpegScanGuard.check(bytes);
            }
            case GIF -> GifGuard.check(bytes);
            default -> {}
        }
        bytes.seek(0);
    }

    private static <T> T guarded(BufferedFile bytes, BytesTask<T> task) {
        try {
            return task.run(bytes);
        } catch (UnreadableMediaException | InterruptedDecodingException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            passOn(e);
            // for hostile bytes, readers throw any runtime exception
            throw new UnreadableMediaException(
                    endsTooEarly(e) ? ENDS_TOO_EARLY : "The picture is broken and cannot be read.", e);
        }
    }

    /** Rethrows the exceptions of the stream, which some readers wrap. */
    private static void passOn(Throwable failure) {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedDecodingException();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableMediaException unreadable) {
                throw unreadable;
            }
        }
    }

    private static boolean endsTooEarly(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return true;
            }
        }
        return false;
    }

    /** Creates a JPEG reader with a private registry, where it looks for the JDK's reader. */
    private static ImageReaderSpi jpeg() {
        ServiceRegistry registry =
                new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        registry.registerServiceProvider(JdkPlugins.reader("jpeg"), ImageReaderSpi.class);
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        registry.registerServiceProvider(provider, ImageReaderSpi.class);
        return provider;
    }
}
