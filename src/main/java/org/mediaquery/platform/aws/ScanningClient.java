package org.mediaquery.platform.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A DynamoDB client that may scan tables, which the regular client refuses.
 *
 * @param client for the comparison of the index with the records
 */
public record ScanningClient(DynamoDbClient client) implements AutoCloseable {

    @Override
    public void close() {
        client.close();
    }
}
