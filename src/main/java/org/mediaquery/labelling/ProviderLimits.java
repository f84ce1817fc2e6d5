package org.mediaquery.labelling;

import java.time.Duration;

/**
 * Limits on the calls of each replica to a provider.
 *
 * @param callsPerSecond the maximum rate, above 0
 * @param concurrency the maximum number of concurrent calls, at least 1
 * @param timeout the timeout of a call
 */
public record ProviderLimits(double callsPerSecond, int concurrency, Duration timeout) {}
