/** Benchmarks, run by hand with {@code mvn -Pbench}; not part of the tests. */
package org.mediaquery.bench;
