package org.mediaquery.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code META-INF/openapi.yaml}, read by Swagger's parser. */
final class ApiDescription {

    static final Path FILE = Path.of("src/main/resources/META-INF/openapi.yaml");

    private final SwaggerParseResult result;

    ApiDescription() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        result = new OpenAPIV3Parser().readLocation(FILE.toString(), null, options);
    }

    /**
     * An operation of the API.
     *
     * @param shared the parameters of all operations of the same path
     */
    record Call(HttpMethod method, String path, Operation operation, List<Parameter> shared) {

        /** Returns the names of the parameters of a kind: {@code query}, {@code path} or {@code header}. */
        Set<String> parameters(String kind) {
            return Stream.concat(
                            shared.stream(),
                            Optional.ofNullable(operation.getParameters()).stream()
                                    .flatMap(List::stream))
                    .filter(parameter -> parameter.getIn().equals(kind))
                    .map(Parameter::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    OpenAPI document() {
        return result.getOpenAPI();
    }

    /** Returns the parser's warnings and errors. */
    List<String> messages() {
        return result.getMessages();
    }

    List<Call> calls() {
        return document().getPaths().entrySet().stream()
                .flatMap(path -> calls(path.getKey(), path.getValue()))
                .toList();
    }

    private static Stream<Call> calls(String path, PathItem item) {
        List<Parameter> shared = item.getParameters() == null ? List.of() : item.getParameters();
        Map<HttpMethod, Operation> operations = item.readOperationsMap();
        return operations.entrySet().stream()
                .map(operation -> new Call(operation.getKey(), path, operation.getValue(), shared));
    }
}
