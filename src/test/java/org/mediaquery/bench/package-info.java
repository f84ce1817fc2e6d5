/** Benchmarks: run by hand with {@code mvn -Pbench}, and not part of the tests. */
package org.mediaquery.bench;
