package org.mediaquery.labelling;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Logs each outage of a provider twice: when it begins and when it ends, however many calls fail in between. */
final class Outages {

    private static final System.Logger LOG = System.getLogger(Outages.class.getName());

    private final String source;
    private final Consumer<ProviderFault.Kind> counter;
    private Throwable lastFailure;
    private Long begun;

    /** @param counter receives the kind of each outage when it begins */
    Outages(String source, Consumer<ProviderFault.Kind> counter) {
        this.source = source;
        this.counter = counter;
    }

    /** Notes a failure that may mean that the provider is down. */
    synchronized void failed(Throwable failure) {
        lastFailure = failure;
    }

    /** Notes that the circuit opened, for the first time or again. */
    synchronized void opened(Duration pause) {
        if (begun != null) {
            return;
        }
        begun = System.nanoTime();
        counter.accept(kind());
        LOG.log(
                Level.WARNING,
                "{0} is down; calls pause, with a retry every {1} s. {2}",
                source,
                pause.toSeconds(),
                fault().map(ProviderFault::toString).orElseGet(() -> "Last failure: " + lastFailure));
    }

    /** Notes that the circuit closed. */
    synchronized void closed() {
        if (begun != null) {
            LOG.log(
                    Level.INFO,
                    "{0} is available again, after {1} s",
                    source,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            begun = null;
        }
    }

    /** Returns a short reason. */
    synchronized String brief() {
        return fault().map(ProviderFault::brief).orElseGet(() -> kind().label().replace('_', ' '));
    }

    private Optional<ProviderFault> fault() {
        return lastFailure instanceof LabellingException labelling ? labelling.fault() : Optional.empty();
    }

    /** Returns the kind of the last failure. One that is not from the labeller is the timeout of the guard. */
    private ProviderFault.Kind kind() {
        if (lastFailure instanceof LabellingException) {
            return fault().map(ProviderFault::kind).orElse(ProviderFault.Kind.SERVER_ERROR);
        }
        return ProviderFault.Kind.TIMEOUT;
    }
}
