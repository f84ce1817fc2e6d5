package org.mediaquery.labelling;

import java.time.Duration;
import org.mediaquery.media.MediaType;

/** Forwards all calls to another labeller; the base class of decorators. */
public abstract class ForwardingLabeller implements Labeller {

    private final Labeller delegate;

    protected ForwardingLabeller(Labeller delegate) {
        this.delegate = delegate;
    }

    protected final Labeller delegate() {
        return delegate;
    }

    @Override
    public String source() {
        return delegate.source();
    }

    @Override
    public boolean supports(MediaType type) {
        return delegate.supports(type);
    }

    @Override
    public LabellerAnswer label(Subject subject, String token) {
        return delegate.label(subject, token);
    }

    @Override
    public LabellerAnswer collect(String jobId) {
        return delegate.collect(jobId);
    }

    @Override
    public int paidCalls(Subject subject) {
        return delegate.paidCalls(subject);
    }

    @Override
    public Duration pause() {
        return delegate.pause();
    }
}
