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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each package imports what its package-info allows ("May import …"), and nothing else. The platform, which puts the parts
 * together, is free. Edges may also use the APIs of the server.
 */
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

    private static final String PLATFORM = "platform";

    /** A package or library in the list of imports. */
    private static final Pattern CODE = Pattern.compile("\\{@code\\s+([a-z0-9_.]+)\\s*}");

    @TestFactory
    Stream<DynamicTest> imports() {
        return packages().stream()
                .filter(name -> !name.equals(PLATFORM) && !name.startsWith(PLATFORM + "."))
                .map(name ->
                        DynamicTest.dynamicTest(name, () -> Room.of(name).rule().check(CLASSES)));
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

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path sources(String name) {
        return Path.of("src/main/java", (ROOT + name).replace('.', '/'));
    }

    /**
     * A package and what it may import.
     *
     * @param name without the root package
     * @param imports packages of this project, without the root package, and patterns of others, which end in two dots
     */
    private record Room(String name, List<String> imports) {

        /** Reads what a package may import from its package-info. */
        static Room of(String name) {
            String text = read(sources(name).resolve("package-info.java"));
            int start = text.indexOf("<p>May import ");
            assertThat(start)
                    .as("package-info of " + name + " says what it may import")
                    .isPositive();
            List<String> known = packages();
            return new Room(
                    name,
                    CODE.matcher(text.substring(start))
                            .results()
                            .map(match -> match.group(1))
                            .map(imported -> known.contains(imported) ? imported : imported + "..")
                            .toList());
        }

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
