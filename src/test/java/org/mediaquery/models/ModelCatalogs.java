package org.mediaquery.models;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Lists of models for tests, whose files come with the program. */
public final class ModelCatalogs {

    private static final String LABELS = """
            {"sha256": "896a40bc9bb38c9c1595f7446ab8a8a10ff4dd0039c264d90683d960e2c19a2d", "bytes": 832,
             "sources": [{"resource": "coco-labels.txt"}]}""";

    private static final String NOWHERE = """
            {"sha256": "0000000000000000000000000000000000000000000000000000000000000000", "bytes": 832,
             "sources": [{"resource": "coco-labels.txt"}, {"resource": "absent"}]}""";

    private ModelCatalogs() {}

    /** Models {@code first} and {@code second} that can be had. */
    public static ModelCatalog available() {
        return of(LABELS);
    }

    /** The same, but none of their sources has them. */
    public static ModelCatalog unavailable() {
        return of(NOWHERE);
    }

    private static ModelCatalog of(String file) {
        String json = "{\"models\": [" + model("first", file) + "," + model("second", file) + "]}";
        return ModelCatalog.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String model(String name, String file) {
        return """
                {"name": "%s", "summary": "words", "form": "none", "licence": "MIT", "attribution": "us",
                 "input": {"side": "8"}, "model": %s, "labels": %s}""".formatted(name, file, LABELS);
    }
}
