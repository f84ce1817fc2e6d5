package org.mediaquery.catalog.dynamo.table;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Refuses scans of whole tables: the cost of a request must not depend on the number of records. */
public final class ScanGuard implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof ScanRequest scan) {
            throw new UnsupportedOperationException(
                    "a scan of the table " + scan.tableName() + " is not allowed: use a query");
        }
    }
}
