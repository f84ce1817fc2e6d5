package org.mediaquery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.swagger.v3.oas.models.responses.ApiResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiDescriptionTest {

    private static final ApiDescription DESCRIPTION = new ApiDescription();

    private static final String PROBLEM = "application/problem+json";

    @Test
    void itIsValid() {
        assertThat(DESCRIPTION.messages()).isEmpty();
        assertThat(DESCRIPTION.document().getOpenapi()).isEqualTo("3.1.0");
    }

    @Test
    void describesExactlyTheExistingRoutes() {
        assertThat(DESCRIPTION.calls().stream().map(call -> call.method() + " " + route(call.path())))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(routes());
    }

    static List<ApiDescription.Call> calls() {
        return DESCRIPTION.calls();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void describesRequestAndResponsesOfEachOperation(ApiDescription.Call call) {
        assertThat(call.operation().getOperationId()).isNotBlank();
        assertThat(call.operation().getSummary()).isNotBlank();
        assertThat(call.operation().getTags()).hasSize(1);
        assertThat(call.operation().getResponses().keySet()).contains("400", "500");
        assertThat(call.operation().getResponses().containsKey("406"))
                .isEqualTo(!call.operation().getResponses().containsKey("204"));
        assertThat(call.parameters("path")).allMatch(name -> call.path().contains("{" + name + "}"));
        call.operation().getResponses().forEach(ApiDescriptionTest::assertIsDescribed);
    }

    @Test
    void operationIdsAreUnique() {
        assertThat(DESCRIPTION.calls().stream().map(call -> call.operation().getOperationId()))
                .doesNotHaveDuplicates();
    }

    private static void assertIsDescribed(String status, ApiResponse response) {
        assertThat(response.getDescription()).as(status).isNotBlank();
        if (Integer.parseInt(status) >= 400) {
            assertThat(response.getContent()).as(status).containsOnlyKeys(PROBLEM);
        }
        if (response.getContent() != null) {
            response.getContent().forEach((type, content) -> assertThat(content.getSchema())
                    .as(status + " " + type)
                    .isNotNull());
        }
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.mediaquery")) {
            if (type.isAnnotatedWith(Path.class)) {
                String path = "/api/" + type.getAnnotationOfType(Path.class).value();
                type.getMethods().forEach(method -> methods(method)
                        .forEach(verb -> routes.add(verb + " " + route(path + path(method)))));
            }
        }
        return routes;
    }

    private static Stream<String> methods(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().reflect().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value);
    }

    private static String path(JavaMethod method) {
        return method.isAnnotatedWith(Path.class)
                ? "/" + method.getAnnotationOfType(Path.class).value()
                : "";
    }

    /** Returns a path without regular expressions and without a trailing slash. */
    private static String route(String path) {
        return path.replaceAll("\\{(\\w+):[^}]*}", "{$1}").replaceAll("/$", "");
    }
}
