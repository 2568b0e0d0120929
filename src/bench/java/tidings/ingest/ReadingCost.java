package tidings.ingest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import tidings.story.FeedDefinition;
import tidings.story.Page;

/**
 * What it costs to read a page completely, as a multiple of what jsoup needs to parse it: CPU time and allocated bytes, page by page, both
 * measured in turns within one run.
 */
public final class ReadingCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Pages read before anything is measured. */
    private static final int WARM_UP = 5500;
    private static final int ROUNDS = 9;

    private record Cost(double cpu, double bytes) {}

    private record Row(String id, Cost parse, Cost read) {
        double cpu() {
            return read.cpu / parse.cpu;
        }

        double bytes() {
            return read.bytes / parse.bytes;
        }
    }

    private static final FeedDefinition FEED = BenchPages.feed();
    private static final PageReader READER = new PageReader();
    private static int blackHole;

    private ReadingCost() {}

    public static void main(String[] manifests) throws Exception {
        List<Page> pages = BenchPages.of(manifests);
        for (int i = 0; i * pages.size() < WARM_UP; i++) {
            pages.forEach(ReadingCost::parse);
            pages.forEach(ReadingCost::read);
        }
        List<Row> rows = pages.stream().map(ReadingCost::row).toList();
        System.out.printf(Locale.ROOT, "%d pages   parse median %.2f ms   read median %.2f ms%n", rows.size(), median(rows.stream().mapToDouble(r -> r.parse.cpu / 1e6).toArray()), median(rows.stream().mapToDouble(r -> r.read.cpu / 1e6).toArray()));
        print("CPU, read / parse", rows.stream().mapToDouble(Row::cpu).toArray());
        print("allocation, read / parse", rows.stream().mapToDouble(Row::bytes).toArray());
        System.out.println("dearest pages");
        rows.stream().sorted((a, b) -> Double.compare(b.cpu(), a.cpu())).limit(5).forEach(r -> System.out.printf(Locale.ROOT, "  %5.2f  %5.2f  parse %7.2f ms  %s%n", r.cpu(), r.bytes(), r.parse.cpu / 1e6, r.id));
    }

    private static Row row(Page page) {
        double[][] cost = new double[4][ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            Cost parse = cost(page, ReadingCost::parse);
            Cost read = cost(page, ReadingCost::read);
            cost[0][i] = parse.cpu;
            cost[1][i] = parse.bytes;
            cost[2][i] = read.cpu;
            cost[3][i] = read.bytes;
        }
        return new Row(page.name(), new Cost(median(cost[0]), median(cost[1])), new Cost(median(cost[2]), median(cost[3])));
    }

    private static Cost cost(Page page, Consumer<Page> work) {
        long thread = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long cpu = THREADS.getCurrentThreadCpuTime();
        work.accept(page);
        return new Cost(THREADS.getCurrentThreadCpuTime() - cpu, THREADS.getThreadAllocatedBytes(thread) - bytes);
    }

    private static void parse(Page page) {
        blackHole += Jsoup.parse(new String(page.body(), java.nio.charset.StandardCharsets.UTF_8), page.url()).childNodeSize();
    }

    private static void read(Page page) {
        blackHole += READER.read(page, FEED).hashCode();
    }

    private static void print(String what, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%-26s median %.2f   90 %% %.2f   most %.2f%n", what, median(values), sorted[sorted.length * 9 / 10], sorted[sorted.length - 1]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
