package org.mediaquery.catalog;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Leases in memory; they do not end by themselves. */
public final class InMemoryLeases implements Leases {

    private final Map<String, Lease> held = new ConcurrentHashMap<>();

    @Override
    public Claim claim(String subject, Duration time) {
        Lease lease = new Lease(subject, UUID.randomUUID().toString());
        return held.putIfAbsent(subject, lease) == null ? new Held(lease) : new Taken(time);
    }

    @Override
    public boolean renew(Lease lease, Duration time) {
        return lease.equals(held.get(lease.subject()));
    }

    /** What is claimed now. */
    public Set<String> claims() {
        return Set.copyOf(held.keySet());
    }

    /** Ends a claim, as if its holder had been silent for too long. */
    public void end(String subject) {
        held.remove(subject);
    }

    @Override
    public void release(Lease lease) {
        held.remove(lease.subject(), lease);
    }
}
