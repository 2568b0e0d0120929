package tidings.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tidings.story.FeedDefinition;
import tidings.story.Page;

/** Reading all pages of a manifest against bare {@code Jsoup.parse} of the same pages. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 6, time = 3)
public class ReadBenchmark {
    @Param("../shared/bench/data/news/index.json")
    public String manifest;

    private final PageReader reader = new PageReader();
    private final FeedDefinition feed = BenchPages.feed();
    private List<Page> pages = List.of();

    @Setup
    public void load() throws IOException {
        pages = BenchPages.of(manifest);
    }

    @Benchmark
    public void parse(Blackhole hole) {
        pages.forEach(p -> hole.consume(Jsoup.parse(new String(p.body(), StandardCharsets.UTF_8), p.url())));
    }

    @Benchmark
    public void read(Blackhole hole) {
        pages.forEach(p -> hole.consume(reader.read(p, feed)));
    }
}
