package org.mediaquery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each room imports what its package-info says, and nothing else. */
class RoomsTest {

    private static final String[] JDK = {"java..", "javax.crypto..", "javax.imageio.."};

    /** Annotated classes without logic; they, and no others, know the server. */
    private static final DescribedPredicate<JavaClass> EDGES = DescribedPredicate.describe(
            "edges",
            type -> type.getSimpleName().endsWith("Resource")
                    || type.getSimpleName().endsWith("Timer")
                    || type.getSimpleName().endsWith("Form")
                    || type.getSimpleName().endsWith("Streams"));

    private static final ArchRule MEDIA = room("media");

    private static final ArchRule IMAGING =
            room("imaging", within("media"), "net.coobird..", "com.twelvemonkeys..", "org.jcodec..", "org.w3c.dom..");

    private static final ArchRule LABELLING = classes()
            .that()
            .resideInAPackage("org.mediaquery.labelling")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", within("media"), "org.mediaquery.labelling", "dev.failsafe..");

    private static final ArchRule ONNX =
            room("labelling.onnx", within("media"), "org.mediaquery.labelling", "ai.onnxruntime..");

    private static final ArchRule PROPERTIES =
            room("labelling.properties", within("media"), "org.mediaquery.labelling");

    private static final ArchRule REKOGNITION =
            room("labelling.rekognition", within("media"), "org.mediaquery.labelling", "software.amazon.awssdk..");

    private static final ArchRule CLARIFAI = room(
            "labelling.clarifai",
            within("media"),
            "org.mediaquery.labelling",
            "jakarta.json..",
            "jakarta.ws.rs..",
            "org.eclipse.microprofile.rest.client..");

    private static final ArchRule STORAGE = room("storage", within("media"), "software.amazon.awssdk..");

    private static final ArchRule CATALOG =
            room("catalog", within("media"), within("storage"), "software.amazon.awssdk..", "jakarta.json..");

    private static final ArchRule QUEUE = room("queue", within("media"), "software.amazon.awssdk..", "jakarta.json..");

    private static final ArchRule INGEST = room(
            "ingest",
            within("media"),
            within("imaging"),
            "org.mediaquery.labelling",
            within("storage"),
            within("catalog"),
            within("queue"));

    private static final ArchRule API = room("api", within("media"), "jakarta.json..");

    private static final ArchRule QUERY =
            insideOf("query", within("api"), within("media"), within("catalog"), within("storage"), "jakarta.json..");

    private static final ArchRule UPLOAD = insideOf(
            "upload",
            within("api"),
            within("media"),
            within("catalog"),
            within("storage"),
            within("query"),
            "jakarta.json..",
            "dev.failsafe..",
            "org.apache.commons.fileupload2..");

    private static final ArchRule RETENTION = insideOf(
            "retention",
            within("media"),
            "org.mediaquery.backfill",
            within("catalog"),
            within("storage"),
            within("queue"));

    private static final ArchRule BACKFILL = insideOf(
            "backfill",
            within("api"),
            within("media"),
            within("catalog"),
            within("storage"),
            within("queue"),
            "jakarta.json..");

    private static final ArchRule BACKFILL_COMMAND = room("backfill.command");

    private static final ArchRule MODELS = room(
            "models", "jakarta.json..", "ai.onnx.proto..", "com.google.protobuf..", "org.apache.commons.compress..");

    private static final ArchRule MODELS_TENSORFLOWJS =
            room("models.tensorflowjs", "jakarta.json..", "ai.onnx.proto..", "com.google.protobuf..");

    private static final ArchRule NOBODY_IMPORTS_MODELS = noClasses()
            .that()
            .resideOutsideOfPackage(within("models"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(within("models"), "ai.onnx.proto..");

    private static final ArchRule UPKEEP =
            insideOf("upkeep", within("api"), within("media"), within("catalog"), within("queue"), "jakarta.json..");

    private static final ArchRule FORWARDER =
            room("forwarder", "com.amazonaws.services.lambda..", "software.amazon.awssdk..");

    private static final ArchRule NOBODY_IMPORTS_PLATFORM_OR_FORWARDER = noClasses()
            .that()
            .resideOutsideOfPackages(within("platform"), within("forwarder"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(within("platform"), within("forwarder"));

    private static final ArchRule PLATFORM_LEAVES_THE_FORWARDER_ALONE = noClasses()
            .that()
            .resideInAPackage(within("platform"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(within("forwarder"));

    private static final ArchRule ONLY_ADAPTERS_KNOW_THEIR_SDK = noClasses()
            .that()
            .resideInAnyPackage(
                    within("ingest"),
                    within("query"),
                    within("upload"),
                    within("retention"),
                    within("backfill"),
                    within("upkeep"))
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.mediaquery\\..*\\.(Dynamo|S3|Sqs)[A-Za-z]+");

    /** What a timer does may take longer than the two minutes after which the server ends a transaction. */
    private static final ArchRule TIMERS_RUN_WITHOUT_A_TRANSACTION = classes()
            .that()
            .haveSimpleNameEndingWith("Timer")
            .should(ArchConditions.beAnnotatedWith(DescribedPredicate.describe(
                    "@TransactionAttribute(NOT_SUPPORTED)",
                    annotation -> annotation.getRawType().isEquivalentTo(TransactionAttribute.class)
                            && annotation.as(TransactionAttribute.class).value()
                                    == TransactionAttributeType.NOT_SUPPORTED)));

    private static final ArchRule EVERY_ROOM_SAYS_WHAT_IT_IS =
            classes().that().resideInAPackage("org.mediaquery..").should(beInADescribedPackage());

    @TestFactory
    Stream<DynamicTest> rules() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.mediaquery");
        return Stream.of(
                        MEDIA,
                        IMAGING,
                        LABELLING,
                        ONNX,
                        PROPERTIES,
                        REKOGNITION,
                        CLARIFAI,
                        STORAGE,
                        CATALOG,
                        QUEUE,
                        INGEST,
                        API,
                        QUERY,
                        UPLOAD,
                        RETENTION,
                        BACKFILL,
                        BACKFILL_COMMAND,
                        MODELS,
                        MODELS_TENSORFLOWJS,
                        NOBODY_IMPORTS_MODELS,
                        UPKEEP,
                        FORWARDER,
                        NOBODY_IMPORTS_PLATFORM_OR_FORWARDER,
                        PLATFORM_LEAVES_THE_FORWARDER_ALONE,
                        ONLY_ADAPTERS_KNOW_THEIR_SDK,
                        TIMERS_RUN_WITHOUT_A_TRANSACTION,
                        EVERY_ROOM_SAYS_WHAT_IT_IS)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    private static ArchRule room(String room, String... others) {
        return classes()
                .that()
                .resideInAPackage(within(room))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed(room, others));
    }

    private static ArchRule insideOf(String room, String... others) {
        return classes()
                .that()
                .resideInAPackage(within(room))
                .and(DescribedPredicate.not(EDGES))
                .should(ArchConditions.onlyDependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage(allowed(room, others))));
    }

    private static String[] allowed(String room, String... others) {
        String[] allowed = new String[others.length + JDK.length + 1];
        System.arraycopy(others, 0, allowed, 0, others.length);
        System.arraycopy(JDK, 0, allowed, others.length, JDK.length);
        allowed[allowed.length - 1] = within(room);
        return allowed;
    }

    private static String within(String room) {
        return "org.mediaquery." + room + "..";
    }

    private static ArchCondition<JavaClass> beInADescribedPackage() {
        return new ArchCondition<>("be in a package with a package-info") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean source = Files.exists(
                        Path.of("src/main/java", type.getPackageName().replace('.', '/'), "package-info.java"));
                events.add(new SimpleConditionEvent(type, source, type.getPackageName() + " has no package-info"));
            }
        };
    }
}
