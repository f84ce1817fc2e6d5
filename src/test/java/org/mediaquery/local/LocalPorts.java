package org.mediaquery.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where everything listens, on 127.0.0.1.
 *
 * @param http the service
 * @param s3 the stand-in for S3
 * @param dynamo the stand-in for DynamoDB
 * @param sqs the stand-in for SQS
 */
public record LocalPorts(int http, int s3, int dynamo, int sqs) {

    /** Four ports that are free now. */
    public static LocalPorts free() {
        ServerSocket[] sockets = IntStream.range(0, 4).mapToObj(i -> open(0)).toArray(ServerSocket[]::new);
        try {
            return new LocalPorts(
                    sockets[0].getLocalPort(),
                    sockets[1].getLocalPort(),
                    sockets[2].getLocalPort(),
                    sockets[3].getLocalPort());
        } finally {
            for (ServerSocket socket : sockets) {
                close(socket);
            }
        }
    }

    /**
     * The ports that the environment asks for, or the usual ones.
     *
     * @throws LocalRunException when one is no port, or is taken, or two are the same
     */
    static LocalPorts of(Map<String, String> environment) {
        LocalPorts ports = new LocalPorts(
                port(environment, "HTTP_PORT", 9080),
                port(environment, "S3_PORT", 9001),
                port(environment, "DYNAMODB_PORT", 9002),
                port(environment, "SQS_PORT", 9003));
        if (IntStream.of(ports.http, ports.s3, ports.dynamo, ports.sqs)
                        .distinct()
                        .count()
                < 4) {
            throw new LocalRunException(
                    "HTTP_PORT, S3_PORT, DYNAMODB_PORT and SQS_PORT must be four different ports; they are "
                            + ports.http + ", " + ports.s3 + ", " + ports.dynamo + " and " + ports.sqs + ".");
        }
        return ports;
    }

    private static int port(Map<String, String> environment, String key, int usual) {
        String value = environment.getOrDefault(key, Integer.toString(usual));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new LocalRunException(key + " is \"" + value + "\"; it must be a port, 1 to 65535.");
        }
        int port = Integer.parseInt(value);
        try {
            close(open(port));
            return port;
        } catch (UncheckedIOException e) {
            throw new LocalRunException(
                    "Port " + port + " is taken. Stop what listens there, or set the environment variable " + key
                            + " to another port.",
                    e);
        }
    }

    private static ServerSocket open(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
