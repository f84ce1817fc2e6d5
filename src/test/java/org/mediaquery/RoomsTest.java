package org.mediaquery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each package imports what its package-info allows, and nothing else. */
class RoomsTest {

    private static final String ROOT = "org.mediaquery.";

    /** A reader finds a class in a list of about this length. */
    private static final int MAX_FILES = 21;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.mediaquery");

    private static final Set<String> JDK = Set.of("java..", "javax.crypto..", "javax.imageio..");

    /** Resources, timers and the like are annotated. They, and no others, use the APIs of the server. */
    private static final DescribedPredicate<JavaClass> EDGES =
            DescribedPredicate.describe("edges", type -> type.getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getRawType().getPackageName().startsWith("jakarta.")));

    private static final String AWS = "software.amazon.awssdk..";

    private static final String JSON = "jakarta.json..";

    private static final List<Room> ROOMS = List.of(
            room("media", "media.labels"),
            room("media.labels"),
            room("media.json", "media.labels", JSON),
            room("imaging.format", "media"),
            room("imaging.readers", "media", "imaging.format", "com.twelvemonkeys..", "org.w3c.dom.."),
            room("imaging.metadata", "media", "imaging.format", "imaging.readers"),
            room("imaging.decode", "media", "imaging.format", "imaging.readers", "imaging.metadata", "net.coobird.."),
            room("imaging.programs", "media", "imaging.readers"),
            room("imaging.heif", "media", "imaging.format", "imaging.readers", "imaging.decode", "imaging.programs"),
            room(
                    "imaging.video",
                    "media",
                    "imaging.format",
                    "imaging.readers",
                    "imaging.decode",
                    "imaging.programs",
                    "org.jcodec.."),
            room("labelling", "media", "media.labels", "dev.failsafe.."),
            room(
                    "labelling.onnx",
                    "media",
                    "media.labels",
                    "labelling",
                    "labelling.onnx.detection",
                    "labelling.onnx.files",
                    "labelling.onnx.ocr",
                    "labelling.onnx.taxonomy",
                    "ai.onnxruntime.."),
            room("labelling.onnx.ocr", "ai.onnxruntime.."),
            room("labelling.onnx.detection", "media.labels", "ai.onnxruntime.."),
            room("labelling.onnx.files", "media"),
            room("labelling.onnx.taxonomy", "media.labels", "labelling.onnx.detection"),
            room(
                    "models",
                    "models.tensorflowjs",
                    JSON,
                    "ai.onnx.proto..",
                    "com.google.protobuf..",
                    "org.apache.commons.compress.."),
            room("models.tensorflowjs", JSON, "ai.onnx.proto..", "com.google.protobuf.."),
            room("labelling.properties", "media", "media.labels", "labelling"),
            room("labelling.rekognition", "media", "media.labels", "labelling", AWS),
            room(
                    "labelling.clarifai",
                    "media",
                    "media.labels",
                    "labelling",
                    JSON,
                    "jakarta.ws.rs..",
                    "org.eclipse.microprofile.rest.client.."),
            room("storage", "media"),
            room("storage.s3", "media", "storage", AWS),
            room("catalog", "media", "media.labels", "catalog.search", "dev.failsafe.."),
            room("catalog.search", "media", "media.labels"),
            room("catalog.dynamo.table", "media", "media.labels", "catalog", "catalog.search", AWS),
            room(
                    "catalog.dynamo.records",
                    "media",
                    "media.labels",
                    "media.json",
                    "catalog",
                    "catalog.search",
                    "catalog.dynamo.table",
                    "storage",
                    JSON,
                    AWS),
            room(
                    "catalog.dynamo.counts",
                    "media",
                    "media.labels",
                    "catalog",
                    "catalog.search",
                    "catalog.dynamo.table",
                    AWS),
            room(
                    "catalog.dynamo.index",
                    "media",
                    "media.labels",
                    "catalog",
                    "catalog.search",
                    "catalog.dynamo.table",
                    "catalog.dynamo.records",
                    "catalog.dynamo.counts",
                    AWS),
            room(
                    "catalog.dynamo.changes",
                    "media",
                    "media.labels",
                    "catalog",
                    "catalog.search",
                    "catalog.dynamo.table",
                    "catalog.dynamo.records",
                    "catalog.dynamo.counts",
                    "catalog.dynamo.index",
                    AWS),
            room(
                    "catalog.dynamo",
                    "media",
                    "media.labels",
                    "catalog",
                    "catalog.search",
                    "storage",
                    "catalog.dynamo.table",
                    "catalog.dynamo.records",
                    "catalog.dynamo.counts",
                    "catalog.dynamo.index",
                    "catalog.dynamo.changes",
                    AWS),
            room(
                    "catalog.dynamo.check",
                    "media",
                    "media.labels",
                    "catalog",
                    "catalog.search",
                    "catalog.dynamo",
                    "catalog.dynamo.table",
                    "catalog.dynamo.records",
                    "catalog.dynamo.counts",
                    "catalog.dynamo.index",
                    AWS),
            room("queue", "media", JSON),
            room("queue.sqs", "queue", JSON, AWS),
            room("ingest", "media", "media.labels", "catalog", "catalog.search", "queue", "storage", "dev.failsafe.."),
            room(
                    "ingest.inspection",
                    "ingest",
                    "media",
                    "media.labels",
                    "imaging.format",
                    "imaging.readers",
                    "imaging.metadata",
                    "imaging.decode",
                    "imaging.heif",
                    "imaging.video",
                    "labelling",
                    "storage"),
            room(
                    "ingest.labels",
                    "ingest",
                    "ingest.inspection",
                    "media",
                    "media.labels",
                    "labelling",
                    "catalog",
                    "catalog.search",
                    "queue",
                    "storage"),
            room(
                    "ingest.objects",
                    "ingest",
                    "ingest.labels",
                    "media",
                    "media.labels",
                    "labelling",
                    "catalog",
                    "catalog.search",
                    "queue",
                    "storage"),
            room(
                    "ingest.consumer",
                    "ingest",
                    "ingest.objects",
                    "media",
                    "media.labels",
                    "imaging.format",
                    "labelling",
                    "catalog",
                    "catalog.search",
                    "queue",
                    "storage",
                    "software.amazon.awssdk.retries.api.."),
            room("reconcile", "media", "media.labels", "catalog", "catalog.search", "queue", "storage"),
            room("retention", "media", "reconcile", "catalog", "catalog.search", "storage"),
            room(
                    "backfill",
                    "media",
                    "media.json",
                    "media.labels",
                    "reconcile",
                    "api",
                    "catalog",
                    "catalog.search",
                    "queue",
                    "storage",
                    JSON,
                    "jakarta.ws.rs.."),
            room("backfill.command"),
            room("api", "media", "media.labels", "media.json", "catalog", "catalog.search", JSON),
            room("query.thumbnails", "api", "media", "storage"),
            room("query.downloads", "api", "media.json", "media", "storage"),
            room("query", "api", "media.json", "media", "media.labels", "catalog", "catalog.search", "storage", JSON),
            room(
                    "upload",
                    "api",
                    "media",
                    "media.labels",
                    "catalog",
                    "catalog.search",
                    "storage",
                    JSON,
                    "jakarta.ws.rs.core..",
                    "org.apache.commons.fileupload2.."),
            room("upload.direct", "upload", "api", "media", "media.json", "media.labels", "catalog", "storage", JSON),
            room("events", "api", "media", "media.json", "catalog", "storage", JSON, "jakarta.ws.rs.."),
            room("operations", "api", "media.json", "media", "catalog", "queue", JSON),
            room("forwarder", "com.amazonaws.services.lambda..", AWS));

    @TestFactory
    Stream<DynamicTest> imports() {
        return ROOMS.stream()
                .map(room ->
                        DynamicTest.dynamicTest(room.name(), () -> room.rule().check(CLASSES)));
    }

    @Test
    void everyPackageIsListed() {
        assertThat(packages())
                .filteredOn(name -> !name.equals("platform") && !name.startsWith("platform."))
                .containsExactlyInAnyOrderElementsOf(
                        ROOMS.stream().map(Room::name).toList());
    }

    @Test
    void everyPackageIsDescribed() {
        assertThat(packages()).allSatisfy(name -> assertThat(sources(name).resolve("package-info.java"))
                .as("package-info of " + name)
                .exists());
    }

    @Test
    void noPackageIsTooLong() {
        assertThat(packages()).allSatisfy(name -> {
            try (Stream<Path> files = Files.list(sources(name))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java")))
                        .as(name)
                        .hasSizeLessThanOrEqualTo(MAX_FILES);
            }
        });
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyThePlatformPutsPartsTogether() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "platform..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "platform..")
                .check(CLASSES);
    }

    @Test
    void modelsAreAProgramOfTheirOwn() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "models..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "models..", "ai.onnx.proto..")
                .check(CLASSES);
    }

    @Test
    void theForwarderStandsAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "forwarder..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "forwarder..")
                .check(CLASSES);
    }

    private static List<String> packages() {
        return CLASSES.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .distinct()
                .sorted()
                .toList();
    }

    private static Path sources(String name) {
        return Path.of("src/main/java", (ROOT + name).replace('.', '/'));
    }

    private static Room room(String name, String... imports) {
        return new Room(name, List.of(imports));
    }

    /**
     * A package and what it may import.
     *
     * @param name without the root package
     * @param imports packages of this project, without the root package, and patterns of others, which end in two dots
     */
    private record Room(String name, List<String> imports) {

        ArchRule rule() {
            return classes()
                    .that()
                    .resideInAPackage(ROOT + name)
                    .and(DescribedPredicate.not(EDGES))
                    .should(ArchConditions.onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(allowed())));
        }

        private String[] allowed() {
            Stream<String> own = Stream.concat(Stream.of(name), imports.stream());
            return Stream.concat(JDK.stream(), own.map(Room::pattern)).toArray(String[]::new);
        }

        private static String pattern(String imported) {
            return imported.endsWith("..") ? imported : ROOT + imported;
        }
    }
}
