package org.mediaquery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.oas.models.parameters.RequestBody;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mediaquery.e2e.ApiClient;
import org.mediaquery.imaging.Pictures;
import org.mediaquery.local.LocalService;

/** The service behaves as its API description says. */
class ApiDescriptionIT {

    private static final String NONE = "This resource has no parameters.";

    private static LocalService service;
    private static ApiClient api;

    @BeforeAll
    static void start() throws Exception {
        service = new LocalService(Map.of());
        api = new ApiClient(service.server().home());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void servesTheDescription() throws Exception {
        JsonNode served =
                new ObjectMapper().readTree(api.get("openapi?format=JSON").body());
        JsonNode file = new YAMLMapper().readTree(ApiDescription.FILE.toFile());
        // the server sets its own address
        ((ObjectNode) served).remove("servers");
        ((ObjectNode) file).remove("servers");
        assertThat(served).isEqualTo(file);
    }

    static List<ApiDescription.Call> calls() {
        return new ApiDescription().calls();
    }

    /** The error for an unknown parameter lists the supported ones. */
    @ParameterizedTest
    @MethodSource("calls")
    void describesTheParametersOfEachOperation(ApiDescription.Call call) {
        String path = call.path().replace("{name}", "x").replace("{id}", "x").substring(1);
        HttpResponse<String> response =
                api.send(HttpRequest.newBuilder(URI.create(service.server().home() + path + "?no-such-parameter=1"))
                        .header("Content-Type", contentType(call))
                        .method(call.method().name(), BodyPublishers.noBody())
                        .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonObject problem = ApiClient.object(response);
        assertThat(parameters(problem.getString("Message"))).isEqualTo(call.parameters("query"));
    }

    private static String contentType(ApiDescription.Call call) {
        RequestBody body = call.operation().getRequestBody();
        String type = body == null
                ? "application/json"
                : body.getContent().keySet().iterator().next();
        return type.startsWith("multipart/") ? type + "; boundary=x" : type;
    }

    private static Set<String> parameters(String message) {
        return message.equals(NONE)
                ? Set.of()
                : new TreeSet<>(List.of(message.replaceAll("^The supported parameters are |\\.$", "")
                        .split(", ")));
    }

    @Test
    void aGeneratedClientListsUploadsAndDeletes(@TempDir Path folder) throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(classes);
        Path picture = Files.write(folder.resolve("picture.jpg"), Pictures.jpeg());
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            String home = service.server().home().toString();
            loader.loadClass("ClientRun").getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {home.substring(0, home.length() - 1), picture.toString()});
        }
    }

    private static void compile(Path classes) throws Exception {
        Path generated = Path.of(System.getProperty("build.directory"), "generated-client/src/main/java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(generated)) {
            List<Path> all = Stream.concat(
                            sources.filter(file -> file.toString().endsWith(".java")),
                            Stream.of(Path.of("src/test/client/ClientRun.java")))
                    .toList();
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("surefire.test.class.path"),
                    "-proc:none");
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
                            .call())
                    .isTrue();
        }
    }
}
