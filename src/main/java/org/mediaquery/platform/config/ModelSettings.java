package org.mediaquery.platform.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mediaquery.labelling.onnx.ModelCredit;
import org.mediaquery.labelling.onnx.OnnxSettings;
import org.mediaquery.labelling.onnx.PictureInput;
import org.mediaquery.labelling.onnx.PreparedModel;
import org.mediaquery.labelling.onnx.files.FileLocation;

/**
 * One of the models in {@code MEDIA_MODEL}.
 *
 * @param value the configured value: a name, a path or a URL
 * @param folder the folder of a model that has a description; null for a file, which the configuration describes
 * @param file the description of a file; null for a folder
 */
public record ModelSettings(String value, Path folder, File file) {

    static final String ALLOWED = "none, or one or several of these, separated by commas: the name of a model in"
            + " MEDIA_MODEL_DIR, the path of such a model's folder, the path or the https URL of an ONNX model";

    private static final String NONE = "none";

    /** A name has no dot or slash, which distinguishes it from a path. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    /**
     * The configuration of a model file.
     *
     * @param sha256 in hexadecimal; null if it is not checked
     * @param labels the path or https URL of the label file
     * @param input the input format of the model
     */
    record File(String sha256, String labels, PictureInput input) {}

    /** Returns whether a model is configured. */
    static boolean areWanted(ConfigReader values) {
        return values.text("MEDIA_MODEL").filter(model -> !model.equals(NONE)).isPresent();
    }

    static List<ModelSettings> read(ConfigReader values) {
        List<String> models = values.list("MEDIA_MODEL");
        List<String> labels = values.list("MEDIA_MODEL_LABELS");
        List<String> digests = values.list("MEDIA_MODEL_SHA256");
        List<ModelSettings> read = new ArrayList<>();
        int files = 0;
        for (String model : models) {
            if (model.isEmpty() || model.equals(NONE)) {
                throw ConfigReader.wrong("MEDIA_MODEL", String.join(",", models), ALLOWED, null);
            }
            if (NAME.matcher(model).matches()) {
                read.add(new ModelSettings(model, named(values, model), null));
            } else if (!URL.matcher(model).matches() && Files.isDirectory(Path.of(model))) {
                read.add(new ModelSettings(model, Path.of(model), null));
            } else {
                read.add(new ModelSettings(
                        model, null, new File(digest(digests, files), at(labels, files, model), input(values))));
                files++;
            }
        }
        requireNoMore("MEDIA_MODEL_LABELS", labels, files);
        requireNoMore("MEDIA_MODEL_SHA256", digests, files);
        return read;
    }

    /**
     * Loads the model's settings.
     *
     * @throws ConfigurationException if the folder has no description, or if a location is neither a path nor a URL
     */
    public PreparedModel load(double minConfidence) {
        try {
            if (folder != null) {
                return PreparedModel.read(folder, minConfidence);
            }
            return new PreparedModel(
                    ModelCredit.unknown(
                            value.substring(value.lastIndexOf('/') + 1).replaceAll("[?#].*", "")),
                    new OnnxSettings(
                            new FileLocation(value, file.sha256()),
                            FileLocation.of(file.labels()),
                            file.input(),
                            minConfidence));
        } catch (RuntimeException e) {
            String remedy = folder == null
                    ? ""
                    : " Fetch it with java -jar media-query-models.jar fetch " + folder.getFileName() + " --into "
                            + folder.toAbsolutePath().getParent();
            throw new ConfigurationException(
                    "MEDIA_MODEL names \"" + value + "\", which cannot be used: " + e.getMessage() + "." + remedy, e);
        }
    }

    private static Path named(ConfigReader values, String name) {
        return Path.of(
                        values.text("MEDIA_MODEL_DIR")
                                .orElseThrow(
                                        () -> new ConfigurationException(
                                                "MEDIA_MODEL names the model \"" + name
                                                        + "\", but MEDIA_MODEL_DIR is not set; set it to the folder into which"
                                                        + " media-query-models.jar fetched the model. (The path of a file must contain a dot or a slash.)")))
                .resolve(name);
    }

    private static String at(List<String> labels, int index, String model) {
        if (index >= labels.size()) {
            throw new ConfigurationException("MEDIA_MODEL names the file " + model + ", but MEDIA_MODEL_LABELS "
                    + (labels.isEmpty() ? "is not set" : "has only " + labels.size() + " entries")
                    + "; it must list the path or the https URL of a label file for each model file, in the same"
                    + " order, separated by commas.");
        }
        return labels.get(index);
    }

    private static String digest(List<String> digests, int index) {
        String digest = index < digests.size() ? digests.get(index) : "";
        if (!digest.isEmpty() && !digest.matches("[0-9a-fA-F]{64}")) {
            throw ConfigReader.wrong(
                    "MEDIA_MODEL_SHA256", String.join(",", digests), "64 hexadecimal digits each", null);
        }
        return digest.isEmpty() ? null : digest;
    }

    private static void requireNoMore(String key, List<String> entries, int files) {
        if (entries.size() > files && files > 0) {
            throw new ConfigurationException(key + " has " + entries.size() + " entries, but MEDIA_MODEL names " + files
                    + " files; list one for each, in the same order.");
        }
    }

    private static PictureInput input(ConfigReader values) {
        return new PictureInput(
                (int) values.whole("MEDIA_MODEL_SIDE", 1, 1024),
                floats(values.decimals("MEDIA_MODEL_MEAN", 3, 0, 1)),
                floats(values.decimals("MEDIA_MODEL_STD", 3, 0.001, 1)));
    }

    private static List<Float> floats(List<Double> values) {
        return values.stream().map(Double::floatValue).toList();
    }
}
