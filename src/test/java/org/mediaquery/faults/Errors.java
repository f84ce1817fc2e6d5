package org.mediaquery.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Wraps a port, and throws errors instead of making some calls. */
final class Errors {

    /** Marks errors in a worker's console output, so that they can be counted. */
    static final String MARK = "an error of the fault suite in ";

    private static final List<Error> THROWN = List.of(
            new StackOverflowError("simulated"),
            new NoClassDefFoundError("simulated"),
            new OutOfMemoryError("simulated"),
            new ExceptionInInitializerError("simulated"));

    private Errors() {}

    /**
     * Returns a port whose method throws an error instead of making the first call and some random later calls.
     *
     * @param share the fraction of later calls that fail, 0 to 1
     */
    static <T> T in(Class<T> type, T port, String method, double share) {
        Random random = new Random();
        AtomicBoolean first = new AtomicBoolean(true);
        return type.cast(Proxy.newProxyInstance(
                Errors.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method) && (first.getAndSet(false) || random.nextDouble() < share)) {
                        System.out.println(MARK + method);
                        throw THROWN.get(random.nextInt(THROWN.size()));
                    }
                    try {
                        return called.invoke(port, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
