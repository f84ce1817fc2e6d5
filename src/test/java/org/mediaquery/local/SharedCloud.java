package org.mediaquery.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One cloud for all test classes that use it. Each test uses its own names or tables. */
public final class SharedCloud implements ParameterResolver {

    private static final Set<Class<?>> TYPES = Set.of(LocalCloud.class, DynamoDbClient.class);

    private record Running(Path folder, LocalCloud cloud, DynamoDbClient dynamo) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            dynamo.close();
            cloud.close();
            LocalService.delete(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedCloud.class))
                .getOrComputeIfAbsent("running", key -> start(), Running.class);
        return parameter.getParameter().getType() == LocalCloud.class ? running.cloud() : running.dynamo();
    }

    private static Running start() {
        try {
            Path folder = Files.createTempDirectory(Path.of(System.getProperty("build.directory")), "shared");
            LocalCloud cloud = LocalCloud.forTest(LocalPorts.free(), folder);
            return new Running(folder, cloud, cloud.dynamo());
        } catch (Exception e) {
            throw new IllegalStateException("the stand-ins did not start", e);
        }
    }
}
