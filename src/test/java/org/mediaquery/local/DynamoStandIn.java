package org.mediaquery.local;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Runs DynamoDB Local, without its {@code ServerRunner}, which always listens on all interfaces and enables telemetry.
 */
final class DynamoStandIn implements AutoCloseable {

    private final Server server;
    private final LocalDynamoDBRequestHandler requests;

    /** @param folder the data folder, which exists */
    DynamoStandIn(Reach reach, int port, Path folder) throws Exception {
        requests = new LocalDynamoDBRequestHandler(
                0, folder == null, folder == null ? null : folder.toString(), true, false);
        server = new Server(new InetSocketAddress(reach.bind(), port));
        server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(requests, null), "/"));
        server.start();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        requests.shutdown();
    }
}
