package org.mediaquery.catalog.dynamo;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Simulates a crash of the process before or after one of its calls. Later calls fail too. */
final class CrashingClient implements ExecutionInterceptor {

    private int calls;
    private int fatal = Integer.MAX_VALUE;
    private boolean isResponseLost;

    /** The crash of the process. */
    static final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Crash() {
            super("crashed");
        }
    }

    /**
     * Arms a crash.
     *
     * @param call the number of the call, 0 for the next one
     * @param responseLost whether the call is made and only its response is lost
     */
    void crashAt(int call, boolean responseLost) {
        calls = 0;
        fatal = call;
        isResponseLost = responseLost;
    }

    void disarm() {
        fatal = Integer.MAX_VALUE;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (calls > fatal || (calls == fatal && !isResponseLost)) {
            throw new Crash();
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (calls++ == fatal && isResponseLost) {
            throw new Crash();
        }
    }
}
