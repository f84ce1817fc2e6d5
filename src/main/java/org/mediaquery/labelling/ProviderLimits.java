package org.mediaquery.labelling;

import java.time.Duration;

/**
 * How a provider may be asked, by each replica of the service.
 *
 * @param callsPerSecond above 0
 * @param concurrency calls at a time, 1 or more
 * @param timeout after which a call is given up
 */
public record ProviderLimits(double callsPerSecond, int concurrency, Duration timeout) {}
