package org.mediaquery.models;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lists the named models, and fetches them for the service.
 *
 * <p>Exit codes: 0 success, 1 a model could not be fetched, 2 invalid arguments.
 */
public final class ModelsCommand {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    static final String USAGE = """
            Usage: list
                   fetch NAME --into FOLDER
            The service uses a fetched model with MEDIA_MODEL=NAME and MEDIA_MODEL_DIR=FOLDER.""";

    private final ModelCatalog catalog;
    private final PrintStream out;
    private final PrintStream err;

    ModelsCommand(ModelCatalog catalog, PrintStream out, PrintStream err) {
        this.catalog = catalog;
        this.out = out;
        this.err = err;
    }

    /** Runs the command; its usage text describes the arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new ModelsCommand(ModelCatalog.load(), System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> words) throws InterruptedException {
        if (words.equals(List.of("list"))) {
            catalog.models().forEach(this::print);
            return DONE;
        }
        if (words.size() == 4 && words.get(0).equals("fetch") && words.get(2).equals("--into")) {
            return fetch(words.get(1), Path.of(words.get(3)));
        }
        err.println(USAGE);
        return MISUSED;
    }

    private int fetch(String name, Path folder) throws InterruptedException {
        NamedModel model = catalog.find(name).orElse(null);
        if (model == null) {
            err.println("Unknown model \"" + name + "\"; the names are "
                    + catalog.models().stream().map(NamedModel::name).collect(Collectors.joining(", ")) + ".");
            return MISUSED;
        }
        try {
            out.println(new ModelFolder(folder).fetch(model, new Progress(err)));
            return DONE;
        } catch (IOException e) {
            err.println("The model " + name + " could not be fetched. " + e.getMessage());
            return FAILED;
        }
    }

    private void print(NamedModel model) {
        out.printf("%s%s%n", model.name(), model.equals(catalog.defaultModel()) ? " (default)" : "");
        out.printf("  %s%n", model.summary());
        out.printf("  %s; %.1f MB; licence %s%n", model.form(), model.megabytes(), model.licence());
        out.printf("  %s%n", model.attribution());
        model.parts().get("model").sources().forEach(source -> out.printf("  from %s%n", source.describe()));
    }
}
