package org.mediaquery.catalog.dynamo.table;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Refuses to read a whole table: what answers requests costs what its answer is long. */
public final class ScanGuard implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof ScanRequest scan) {
            throw new UnsupportedOperationException("a scan of the table " + scan.tableName() + " in a request path");
        }
    }
}
