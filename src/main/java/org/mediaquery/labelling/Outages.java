package org.mediaquery.labelling;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The times in which a provider is down: each is logged once when it begins and once when it ends, whatever is tried meanwhile. */
final class Outages {

    private static final System.Logger LOG = System.getLogger(Outages.class.getName());

    private final String source;
    private final Consumer<ProviderFault.Kind> counter;
    private Throwable lastFailure;
    private Long begun;

    /** @param counter is told the kind of each outage when it begins */
    Outages(String source, Consumer<ProviderFault.Kind> counter) {
        this.source = source;
        this.counter = counter;
    }

    /** A call failed in a way that may mean that the provider is down. */
    synchronized void failed(Throwable failure) {
        lastFailure = failure;
    }

    /** The provider is left alone for a while, for the first time or once more. */
    synchronized void opened(Duration pause) {
        if (begun != null) {
            return;
        }
        begun = System.nanoTime();
        counter.accept(kind());
        LOG.log(
                Level.WARNING,
                "{0} is down; it is left alone and tried again every {1} s. {2}",
                source,
                pause.toSeconds(),
                fault().map(ProviderFault::toString).orElseGet(() -> "The last failure: " + lastFailure));
    }

    /** The provider answers. */
    synchronized void closed() {
        if (begun != null) {
            LOG.log(
                    Level.INFO,
                    "{0} answers again, after {1} s",
                    source,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            begun = null;
        }
    }

    /** Why it is down, in a few words. */
    synchronized String brief() {
        return fault().map(ProviderFault::brief).orElseGet(() -> kind().label().replace('_', ' '));
    }

    private Optional<ProviderFault> fault() {
        return lastFailure instanceof LabellingException labelling ? labelling.fault() : Optional.empty();
    }

    /** What tells nothing of itself did not answer in time: the guard alone ends such calls. */
    private ProviderFault.Kind kind() {
        if (lastFailure instanceof LabellingException) {
            return fault().map(ProviderFault::kind).orElse(ProviderFault.Kind.SERVER_ERROR);
        }
        return ProviderFault.Kind.TIMEOUT;
    }
}
