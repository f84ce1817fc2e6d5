package org.mediaquery.labelling.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.mediaquery.labelling.onnx.files.Download;
import org.mediaquery.labelling.onnx.files.FileCache;
import org.mediaquery.labelling.onnx.taxonomy.LabelHierarchy;
import org.mediaquery.labelling.onnx.taxonomy.LabelList;
import org.mediaquery.labelling.onnx.taxonomy.Taxonomy;

/** Finds and reads the files of one model. */
final class ModelFiles {

    private static final System.Logger LOG = System.getLogger(ModelFiles.class.getName());

    /** The largest image classifiers have about 2 GB, which is also the limit of one ONNX file. */
    private static final Download DOWNLOAD =
            new Download(Duration.ofSeconds(10), Duration.ofMinutes(10), Integer.MAX_VALUE);

    /** Files with parent labels for the classes of well-known data sets. */
    private static final List<String> KNOWN_PARENTS = List.of("imagenet-parents.txt", "coco-parents.txt");

    private final OnnxSettings settings;
    private final FileCache cache;

    ModelFiles(OnnxSettings settings, Path cache) {
        this.settings = settings;
        this.cache = cache(cache);
    }

    /** Creates a cache for downloaded files. */
    static FileCache cache(Path directory) {
        return new FileCache(directory, DOWNLOAD);
    }

    Path model() {
        return cache.get(settings.model());
    }

    LabelList labels() {
        try {
            return LabelList.parse(Files.readAllLines(cache.get(settings.labels())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(settings.labels().display() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(settings.labels().display() + " is not UTF-8 text", e);
        }
    }

    /** Returns the parent labels for ImageNet-1k or COCO if the labels are from one of these data sets, else none. */
    LabelHierarchy rollUp(LabelList labels) {
        for (String known : KNOWN_PARENTS) {
            try {
                return Taxonomy.parse(lines(known)).applyTo(labels);
            } catch (IllegalArgumentException e) {
                LOG.log(System.Logger.Level.DEBUG, known + " does not match these labels", e);
            }
        }
        return LabelHierarchy.none(labels);
    }

    private static List<String> lines(String resource) {
        try (InputStream file = ModelFiles.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
