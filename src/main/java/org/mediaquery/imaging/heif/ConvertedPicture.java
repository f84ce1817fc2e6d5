package org.mediaquery.imaging.heif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mediaquery.imaging.format.MediaFormat;

/**
 * The result of a conversion: upright, and without metadata. Closing it deletes its files.
 *
 * @param folder the folder with its files, and no others
 * @param path the picture
 * @param format one that {@link org.mediaquery.imaging.decode.PictureDecoder} decodes
 */
public record ConvertedPicture(Path folder, Path path, MediaFormat format) implements AutoCloseable {

    @Override
    public void close() {
        delete(folder);
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete the temporary folder " + folder, e);
        }
    }
}
