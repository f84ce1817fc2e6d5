package org.mediaquery;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/permissions.md lists the action of each call that the code makes to AWS, and no others. */
class PermissionsTest {

    private static final Path PAGE = Path.of("docs/permissions.md");

    private static final Pattern CLIENT =
            Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.(?:\\w+\\.)*\\w+(?:Client|Presigner)");

    /** What clients have that is no call. */
    private static final Set<String> NO_CALLS = Set.of("builder", "create", "close", "serviceClientConfiguration");

    /** Where the action is not the name of the operation (Service Authorization Reference). */
    private static final Map<String, Set<String>> ACTIONS = Map.ofEntries(
            entry("s3:HeadObject", Set.of("s3:GetObject")),
            entry("s3:PresignGetObject", Set.of("s3:GetObject")),
            entry("s3:HeadBucket", Set.of("s3:ListBucket")),
            entry("s3:ListObjectsV2", Set.of("s3:ListBucket")),
            entry("s3:PresignPutObject", Set.of("s3:PutObject")),
            entry("s3:CreateMultipartUpload", Set.of("s3:PutObject")),
            entry("s3:UploadPart", Set.of("s3:PutObject")),
            entry("s3:PresignUploadPart", Set.of("s3:PutObject")),
            entry("s3:CompleteMultipartUpload", Set.of("s3:PutObject")),
            entry("s3:ListParts", Set.of("s3:ListMultipartUploadParts")),
            entry("s3:ListMultipartUploads", Set.of("s3:ListBucketMultipartUploads")),
            entry("sqs:SendMessageBatch", Set.of("sqs:SendMessage")),
            entry(
                    "dynamodb:TransactWriteItems",
                    Set.of(
                            "dynamodb:PutItem",
                            "dynamodb:UpdateItem",
                            "dynamodb:DeleteItem",
                            "dynamodb:ConditionCheckItem")));

    /** Permissions that AWS requires in addition to the one of the call: for a version in the request, and for a role that it passes. */
    private static final Set<String> BESIDE_CALLS = Set.of("s3:GetObjectVersion", "iam:PassRole");

    private static final DescribedPredicate<JavaClass> FORWARDER =
            JavaClass.Predicates.resideInAPackage("org.mediaquery.forwarder..");

    private static Set<JavaClass> classes;

    @BeforeAll
    static void read() {
        classes = Set.copyOf(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.mediaquery"));
    }

    @Test
    void theServiceNeedsWhatItsTableLists() throws IOException {
        Set<String> needed = actionsOf(classes.stream().filter(FORWARDER.negate()));
        assertThat(needed).contains("s3:PutObject", "dynamodb:Scan", "sqs:ReceiveMessage", "rekognition:DetectLabels");
        needed.addAll(BESIDE_CALLS);
        assertThat(listed("## The service")).isEqualTo(needed);
    }

    @Test
    void theForwarderNeedsWhatItsTableLists() throws IOException {
        Set<String> listed = listed("## The forwarder");
        listed.removeIf(action -> action.startsWith("logs:"));
        assertThat(listed).isEqualTo(actionsOf(classes.stream().filter(FORWARDER)));
    }

    /** The actions in the first column of the section's table. */
    private static Set<String> listed(String section) throws IOException {
        String page = Files.readString(PAGE);
        String rest = page.substring(page.indexOf(section) + section.length());
        int end = rest.indexOf("\n## ");
        Set<String> actions = new TreeSet<>();
        (end < 0 ? rest : rest.substring(0, end))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .flatMap(cell -> Pattern.compile("`(\\w+:\\w+)`").matcher(cell).results())
                .forEach(action -> assertThat(actions.add(action.group(1)))
                        .as(action.group(1) + " is listed twice")
                        .isTrue());
        return actions;
    }

    private static Set<String> actionsOf(Stream<JavaClass> callers) {
        return callers.flatMap(PermissionsTest::calls)
                .flatMap(PermissionsTest::actions)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Calls and method references, those in lambda expressions included. */
    private static Stream<JavaAccess<?>> calls(JavaClass caller) {
        return Stream.concat(caller.getMethodCallsFromSelf().stream(), caller.getMethodReferencesFromSelf().stream());
    }

    private static Stream<String> actions(JavaAccess<?> call) {
        Matcher client = CLIENT.matcher(call.getTargetOwner().getName());
        String method = call.getTarget().getName();
        if (!client.matches() || NO_CALLS.contains(method)) {
            return Stream.empty();
        }
        String operation = method.substring(0, 1).toUpperCase(Locale.ROOT)
                + method.substring(1).replaceAll("Paginator$", "");
        String action = client.group(1) + ":" + operation;
        return ACTIONS.getOrDefault(action, Set.of(action)).stream();
    }
}
