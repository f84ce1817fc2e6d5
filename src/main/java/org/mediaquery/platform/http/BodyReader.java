package org.mediaquery.platform.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.mediaquery.media.InvalidInputException;

/**
 * Answers bodies that cannot be parsed, with 400. The server's parsers throw exceptions
 * of many types, most of which it would answer with 500.
 */
@Provider
public class BodyReader implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (ClientBodyException | WebApplicationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            InvalidInputException invalid =
                    new InvalidInputException("The body must be of the form that its header Content-Type names.");
            invalid.initCause(e);
            throw invalid;
        }
    }
}
