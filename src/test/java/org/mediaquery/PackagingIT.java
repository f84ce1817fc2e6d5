package org.mediaquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The contents of the WAR and of the server. */
class PackagingIT {

    private static final Path TARGET = Path.of(System.getProperty("build.directory"));

    @Test
    void theWarContainsOnlyTheServiceAndItsLibraries() throws IOException {
        List<String> names;
        try (JarFile war = new JarFile(TARGET.resolve("media-query.war").toFile())) {
            names = war.stream().map(ZipEntry::getName).toList();
        }

        assertThat(names)
                .contains("WEB-INF/classes/org/mediaquery/platform/http/Api.class", "index.html")
                .noneMatch(name -> name.startsWith("WEB-INF/classes/org/mediaquery/forwarder"))
                .noneMatch(name -> name.startsWith("WEB-INF/classes/org/mediaquery/backfill/command"))
                .noneMatch(name -> name.startsWith("WEB-INF/classes/org/mediaquery/models"))
                .noneMatch(name -> name.startsWith("WEB-INF/classes/org/mediaquery/local"));
        assertThat(names.stream().filter(name -> name.endsWith(".jar")))
                .noneMatch(name -> name.matches(
                        ".*/(aws-lambda|tribuo|protobuf|parsson|commons-compress|s3proxy|elasticmq|DynamoDBLocal|sqlite4java|pekko|scala|h2|jetty|netty|junit"
                                + "|assertj|logback|log4j|jakarta|microprofile|arquillian|wiremock)[^/]*"));
    }

    @Test
    void theServerContainsTheWar() throws IOException {
        Path server = Path.of(System.getProperty("wlp.home")).resolve("usr/servers/defaultServer");

        assertThat(Files.mismatch(server.resolve("apps/media-query.war"), TARGET.resolve("media-query.war")))
                .isEqualTo(-1);
        assertThat(server.resolve("server.xml")).exists();
    }
}
