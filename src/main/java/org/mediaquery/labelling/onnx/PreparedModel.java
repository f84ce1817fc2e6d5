package org.mediaquery.labelling.onnx;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.mediaquery.labelling.onnx.files.FileLocation;

/**
 * A model in a folder, described by a {@code model.properties} file, as the models command writes it: {@code name},
 * {@code licence}, {@code attribution}, {@code model}, {@code labels} (files in the folder), {@code model.sha256},
 * {@code labels.sha256}, {@code input.side}, {@code input.mean}, {@code input.std}. A model for text has {@code
 * recognition} and {@code recognition.sha256} instead of the last three; its labels are characters.
 *
 * @param credit the name, license and authors
 * @param settings of a model for labels; null for text
 * @param text of a model for text; null for labels
 */
public record PreparedModel(ModelCredit credit, OnnxSettings settings, TextSettings text) {

    /** Creates a model for labels. */
    public PreparedModel(ModelCredit credit, OnnxSettings settings) {
        this(credit, settings, null);
    }

    private static final String DESCRIPTION = "model.properties";

    /**
     * Reads the description. The files are verified when they are loaded.
     *
     * @param minConfidence the minimum confidence of labels, 0 to 100
     * @throws IllegalArgumentException if the description is missing or incomplete
     */
    public static PreparedModel read(Path folder, double minConfidence) {
        Path file = folder.resolve(DESCRIPTION);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file.toAbsolutePath());
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        Description description = new Description(file, properties);
        ModelCredit credit = new ModelCredit(
                description.required("name"), properties.getProperty("licence"), properties.getProperty("attribution"));
        if (properties.containsKey("recognition")) {
            return new PreparedModel(
                    credit,
                    null,
                    new TextSettings(
                            description.file("model"), description.file("recognition"), description.file("labels")));
        }
        return new PreparedModel(
                credit,
                new OnnxSettings(
                        description.file("model"),
                        description.file("labels"),
                        new PictureInput(
                                Integer.parseInt(description.required("input.side")),
                                description.numbers("input.mean"),
                                description.numbers("input.std")),
                        minConfidence));
    }

    private record Description(Path file, Properties properties) {

        String required(String key) {
            String value = properties.getProperty(key);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(file + " has no " + key);
            }
            return value.strip();
        }

        FileLocation file(String key) {
            Path folder = file.toAbsolutePath().getParent().normalize();
            Path path = folder.resolve(required(key)).normalize();
            if (!path.startsWith(folder)) {
                throw new IllegalArgumentException(file + " names a " + key + " outside its folder: " + path);
            }
            return new FileLocation(path.toString(), required(key + ".sha256"));
        }

        List<Float> numbers(String key) {
            return Arrays.stream(required(key).split(",", -1))
                    .map(String::strip)
                    .map(Float::valueOf)
                    .toList();
        }
    }
}
