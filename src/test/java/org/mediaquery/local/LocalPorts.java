package org.mediaquery.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The ports of the local run, on 127.0.0.1.
 *
 * @param http the port of the service
 * @param s3 the port of the stand-in for S3
 * @param dynamo the port of the stand-in for DynamoDB
 * @param sqs the port of the stand-in for SQS
 */
public record LocalPorts(int http, int s3, int dynamo, int sqs) {

    /**
     * Returns four free ports. They are below the range of outgoing connections (32768 and above on Linux), so that none of
     * those can take a port before it is used.
     */
    public static LocalPorts free() {
        int[] ports = ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .distinct()
                .filter(LocalPorts::isFree)
                .limit(4)
                .toArray();
        return new LocalPorts(ports[0], ports[1], ports[2], ports[3]);
    }

    /**
     * Reads the ports from the environment; the default ports apply to the rest.
     *
     * @throws LocalRunException if a port is invalid or in use, or two are the same
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
            throw new LocalRunException(key + " is \"" + value + "\"; it must be a port from 1 to 65535.");
        }
        int port = Integer.parseInt(value);
        if (!isFree(port)) {
            throw new LocalRunException(
                    "Port " + port + " is in use. Stop the process that uses it, or set the environment" + " variable "
                            + key + " to another port.");
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
