package org.mediaquery.catalog.dynamo;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Ends whatever uses a client, before or after one of its calls. What is dead stays so: later calls fail too. */
final class CrashingClient implements ExecutionInterceptor {

    private int calls;
    private int fatal = Integer.MAX_VALUE;
    private boolean isAnswerLost;

    /** The process that dies. */
    static final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Crash() {
            super("crashed");
        }
    }

    /**
     * Has the process die at a call to come.
     *
     * @param call 0 is the next one
     * @param answerLost whether the call is made, and its answer is never heard
     */
    void dieAt(int call, boolean answerLost) {
        calls = 0;
        fatal = call;
        isAnswerLost = answerLost;
    }

    void live() {
        fatal = Integer.MAX_VALUE;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (calls > fatal || (calls == fatal && !isAnswerLost)) {
            throw new Crash();
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (calls++ == fatal && isAnswerLost) {
            throw new Crash();
        }
    }
}
