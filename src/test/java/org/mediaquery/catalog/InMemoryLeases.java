package org.mediaquery.catalog;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Leases in memory. They do not expire. */
public final class InMemoryLeases implements Leases {

    private final Map<String, Lease> held = new ConcurrentHashMap<>();

    @Override
    public Claim claim(String subject, Duration term) {
        Lease lease = new Lease(subject, UUID.randomUUID().toString());
        return held.putIfAbsent(subject, lease) == null ? new Held(lease) : new Taken(term);
    }

    @Override
    public boolean renew(Lease lease, Duration term) {
        return lease.equals(held.get(lease.subject()));
    }

    /** Returns the subjects of all leases. */
    public Set<String> claims() {
        return Set.copyOf(held.keySet());
    }

    /** Ends a lease, as if it had expired. */
    public void end(String subject) {
        held.remove(subject);
    }

    @Override
    public void release(Lease lease) {
        held.remove(lease.subject(), lease);
    }
}
