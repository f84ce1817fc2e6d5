package org.mediaquery.platform.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A client of DynamoDB that may read whole tables, which others are kept from.
 *
 * @param client for those who compare the index with the records
 */
record ScanningClient(DynamoDbClient client) implements AutoCloseable {

    @Override
    public void close() {
        client.close();
    }
}
