package org.mediaquery.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicInteger;
import org.mediaquery.catalog.dynamo.CatalogLoader;
import org.mediaquery.catalog.dynamo.table.TableNames;
import org.mediaquery.local.LocalCloud;
import org.mediaquery.local.LocalService;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Measures queries of the running service at growing numbers of records. Compares them with reading the same rows directly
 * from the table, and with a full scan. All figures of a line are measured on the same machine in the same minute, so compare
 * the ratios rather than the times.
 */
public final class CatalogBench {

    private static final double SECONDS = 4;
    private static final double WARM_SECONDS = 8;
    private static final TableNames TABLES = new TableNames(LocalCloud.TABLE, LocalCloud.INDEX_TABLE);

    private final PrintStream out = System.out;
    private final SyntheticRecords records = new SyntheticRecords();
    private final Map<String, List<Double>> growth = new LinkedHashMap<>();
    private final LocalService service;
    private final HttpReader http;
    private final RawReader raw;
    private final CatalogLoader loader;

    private CatalogBench(LocalService service, DynamoDbClient dynamo) {
        this.service = service;
        this.http = new HttpReader(service.server().home());
        this.raw = new RawReader(dynamo, TABLES);
        this.loader = new CatalogLoader(dynamo, TABLES);
    }

    /**
     * Runs the benchmark.
     *
     * @param args increasing numbers of records, separated by commas
     */
    public static void main(String[] args) throws Exception {
        List<Integer> sizes = new Scanner(args[0])
                .useDelimiter(",")
                .tokens()
                .map(Integer::valueOf)
                .toList();
        try (LocalService service = new LocalService(Map.of("MEDIA_LABELLER", "properties"));
                DynamoDbClient dynamo = service.cloud()
                        .dynamo(Apache5HttpClient.builder().maxConnections(100).build())) {
            CatalogBench bench = new CatalogBench(service, dynamo);
            int loaded = 0;
            for (int size : sizes) {
                bench.load(loaded, size);
                if (loaded == 0) {
                    bench.warm();
                }
                bench.measure(size);
                loaded = size;
            }
            bench.printGrowth(sizes);
            bench.many(loaded);
            bench.heap(loaded);
        }
        System.exit(0);
    }

    private void load(int from, int to) throws Exception {
        long start = System.nanoTime();
        loader.load(from, to, records::record);
        print(
                "%n%,d records, %d index entries each; loaded in %.0f s%n",
                to, CatalogLoader.entries(records.record(to - 1)), (System.nanoTime() - start) / 1e9);
    }

    /** Warms up the JIT compilers of client and server. */
    private void warm() throws Exception {
        for (String path : List.of(
                "api/media/" + SyntheticRecords.name(0),
                "api/media/?label=albatross",
                "api/media/?label=albatross&label=thing000",
                "api/media/?sort=-uploaded&limit=20",
                "api/labels?sort=-count&limit=20",
                "api/stats")) {
            Measure.rate(() -> http.get(path), 4, WARM_SECONDS);
        }
        Measure.rate(() -> raw.item(SyntheticRecords.name(0)), 4, WARM_SECONDS);
        Measure.rate(() -> raw.query(SyntheticRecords.RARE, null, false, SyntheticRecords.RARE_ONES), 4, WARM_SECONDS);
    }

    private void measure(int size) throws Exception {
        print("%-34s %10s %10s %10s %7s%n", "one client, times in us", "median", "p99", "floor", "ratio");
        AtomicInteger next = new AtomicInteger();
        compare(
                "item",
                () -> http.get("api/media/" + SyntheticRecords.name(next.getAndAdd(7919) % size)),
                () -> raw.item(SyntheticRecords.name(next.getAndAdd(7919) % size)));
        assertFinds("api/media/?label=albatross", records.having(SyntheticRecords.RARE_ONES, SyntheticRecords.RARE));
        compare(
                "label of 20 records",
                () -> expect(http.get("api/media/?label=albatross"), SyntheticRecords.RARE_ONES),
                () -> raw.query(SyntheticRecords.RARE, null, false, SyntheticRecords.RARE_ONES));
        compare(
                "label of most records, first 100",
                () -> expect(http.get("api/media/?label=thing000"), 100),
                () -> raw.query(SyntheticRecords.label(0), null, false, 100));
        compare(
                "name prefix, first 100",
                () -> expect(http.get("api/media/?startswith=" + SyntheticRecords.folder(1)), 100),
                () -> raw.query(null, SyntheticRecords.folder(1), false, 100));
        compare(
                "newest 100",
                () -> expect(http.get("api/media/?sort=-uploaded"), 100),
                () -> raw.query(null, null, true, 100));
        List<String> both =
                records.having(SyntheticRecords.RARE_ONES, SyntheticRecords.RARE, SyntheticRecords.label(0));
        assertFinds("api/media/?label=albatross&label=Thing000", both);
        compare(
                "rare and frequent label",
                () -> expect(http.get("api/media/?label=Thing000&label=albatross"), both.size()),
                () -> raw.query(SyntheticRecords.RARE, null, false, SyntheticRecords.RARE_ONES));
        String other = SyntheticRecords.label(5);
        assertFinds(
                "api/media/?limit=1000&label=thing000&label=thing005",
                records.having(size, SyntheticRecords.label(0), other));
        compare(
                "two frequent labels, first page",
                () -> http.get("api/media/?label=thing000&label=thing005"),
                () -> raw.query(other, null, false, 100));
        alone("labels, 20 most frequent", () -> http.get("api/labels?sort=-count&limit=20"));
        alone("statistics", () -> http.get("api/stats"));
        measureScan("like the sample: first page of scan", Duration.ZERO);
        measureScan("the same for up to a minute", Duration.ofMinutes(1));
    }

    /** Measures a scan once, because it takes long and its time varies little. */
    private void measureScan(String what, Duration limit) {
        long start = System.nanoTime();
        int found = raw.scan(SyntheticRecords.RARE, limit);
        double micros = (System.nanoTime() - start) / 1e3;
        print("%-34s %,10.0f %10s   finds %d of %d%n", what, micros, "", found, SyntheticRecords.RARE_ONES);
        growth.computeIfAbsent(what, key -> new ArrayList<>()).add(micros);
    }

    /** Checks that a query to be measured returns every match, on all pages. */
    private void assertFinds(String path, List<String> expected) throws Exception {
        List<String> found = http.all(path);
        if (!found.equals(expected)) {
            throw new IllegalStateException(path + " finds " + found.size() + " of " + expected.size());
        }
    }

    private static void expect(HttpReader.Answer answer, int count) {
        if (answer.names().size() != count) {
            throw new IllegalStateException("a page of " + answer.names().size() + " records instead of " + count);
        }
    }

    private void compare(String what, Measure.Call ours, Measure.Call floor) throws Exception {
        Measure.Times times = Measure.one(ours, SECONDS);
        Measure.Times least = Measure.one(floor, SECONDS);
        print(
                "%-34s %,10.0f %,10.0f %,10.0f %7.2f%n",
                what, times.median(), times.p99(), least.median(), times.median() / least.median());
        growth.computeIfAbsent(what, key -> new ArrayList<>()).add(times.median());
    }

    private void alone(String what, Measure.Call ours) throws Exception {
        Measure.Times times = Measure.one(ours, SECONDS);
        print("%-34s %,10.0f %,10.0f%n", what, times.median(), times.p99());
        growth.computeIfAbsent(what, key -> new ArrayList<>()).add(times.median());
    }

    private void printGrowth(List<Integer> sizes) {
        print("%nmedian relative to that at %,d records%n", sizes.get(0));
        growth.forEach((what, medians) -> {
            print("%-34s", what);
            medians.forEach(median -> print(" %9.2f", median / medians.get(0)));
            print("%n");
        });
    }

    private void many(int size) throws Exception {
        print("%nrequests per second at %,d records%n%-34s %10s %10s %7s%n", size, "", "service", "raw SDK", "ratio");
        AtomicInteger next = new AtomicInteger();
        for (int clients : new int[] {1, 16, 64}) {
            rates(
                    "item, " + clients + " clients",
                    clients,
                    () -> http.get("api/media/" + SyntheticRecords.name(next.getAndAdd(7919) % size)),
                    () -> raw.item(SyntheticRecords.name(next.getAndAdd(7919) % size)));
            rates(
                    "label of 20 records, " + clients + " clients",
                    clients,
                    () -> http.get("api/media/?label=albatross"),
                    () -> raw.query(SyntheticRecords.RARE, null, false, SyntheticRecords.RARE_ONES));
        }
    }

    private void rates(String what, int clients, Measure.Call ours, Measure.Call floor) throws Exception {
        double rate = Measure.rate(ours, clients, SECONDS);
        double most = Measure.rate(floor, clients, SECONDS);
        print("%-34s %,10.0f %,10.0f %7.2f%n", what, rate, most, rate / most);
    }

    private void heap(int size) throws Exception {
        print("%nheap of the service after GC, while %,d records are listed page by page%n", size);
        for (int round = 0; round <= 3; round++) {
            int[] seen = new int[1];
            if (round > 0) {
                http.pages(
                        "api/media/?limit=1000", page -> seen[0] += page.names().size());
                if (seen[0] != size) {
                    throw new IllegalStateException("listed " + seen[0] + " of " + size);
                }
            }
            print("after %d passes: %.1f MB%n", round, service.server().heapAfterCollection() / 1e6);
        }
    }

    private void print(String format, Object... args) {
        out.printf(Locale.ROOT, format, args);
        out.flush();
    }
}
