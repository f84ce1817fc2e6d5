package org.mediaquery.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediaquery.models.ModelCatalog;
import org.mediaquery.models.ModelFolder;
import org.mediaquery.models.NamedModel;
import org.mediaquery.models.Progress;

/**
 * Fetches the models of the local run. Named models are fetched once into the user's cache folder ({@code MEDIA_MODEL_DIR},
 * or {@code media-query/models} in {@code XDG_CACHE_HOME} or {@code ~/.cache}). If none is configured, the default model is
 * fetched.
 */
final class LocalModels {

    private static final String NONE = "none";

    private final ModelCatalog catalog;
    private final Progress progress;

    LocalModels(ModelCatalog catalog, Progress progress) {
        this.catalog = catalog;
        this.progress = progress;
    }

    /**
     * Fetches the models that the environment selects.
     *
     * @return additional environment variables for the service
     * @throws LocalRunException if a model that is configured by name cannot be fetched; the run continues without the
     *     default model
     */
    Map<String, String> fetch(Map<String, String> environment) throws InterruptedException {
        String chosen = environment.getOrDefault("MEDIA_MODEL", "").strip();
        String labellers = environment.getOrDefault("MEDIA_LABELLER", "").strip();
        boolean otherLabellers = !labellers.isEmpty()
                && Arrays.stream(labellers.split(",", -1)).map(String::strip).noneMatch("onnx"::equals);
        if (chosen.equals(NONE) || otherLabellers) {
            return Map.of();
        }
        Path folder = folder(environment);
        Map<String, String> settings = new HashMap<>(Map.of("MEDIA_MODEL_DIR", folder.toString()));
        if (!chosen.isEmpty()) {
            for (String name : chosen.split(",", -1)) {
                NamedModel model = catalog.find(name.strip()).orElse(null);
                if (model != null) {
                    require(model, folder);
                }
            }
            return settings;
        }
        NamedModel model = catalog.defaultModel();
        if (labellers.isEmpty()) {
            settings.put("MEDIA_MODEL", fetchOrGoOn(model, folder) ? model.name() : NONE);
        } else {
            require(model, folder);
            settings.put("MEDIA_MODEL", model.name());
        }
        return settings;
    }

    private void require(NamedModel model, Path folder) throws InterruptedException {
        try {
            new ModelFolder(folder).fetch(model, progress);
        } catch (IOException e) {
            throw new LocalRunException(
                    "The model " + model.name() + " could not be fetched (" + e.getMessage()
                            + "). Set MEDIA_MODEL to another model, or to none.",
                    e);
        }
    }

    private boolean fetchOrGoOn(NamedModel model, Path folder) throws InterruptedException {
        try {
            new ModelFolder(folder).fetch(model, progress);
            return true;
        } catch (IOException e) {
            System.err.println("No model: " + model.name() + " could not be fetched (" + e.getMessage()
                    + "). Labels describe only colors and shape. Restart to retry, or set MEDIA_MODEL=none.");
            return false;
        }
    }

    private static Path folder(Map<String, String> environment) {
        String given = environment.getOrDefault("MEDIA_MODEL_DIR", "");
        if (!given.isBlank()) {
            return Path.of(given).toAbsolutePath();
        }
        // a relative path is ignored (XDG Base Directory Specification)
        Path cache = List.of(environment.getOrDefault("XDG_CACHE_HOME", "")).stream()
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        return cache.resolve("media-query").resolve("models");
    }
}
