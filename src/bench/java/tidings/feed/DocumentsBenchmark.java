package tidings.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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
import tidings.Feeds;
import tidings.ingest.BenchEntries;
import tidings.story.Document;
import tidings.story.Entry;
import tidings.story.FeedDefinition;
import tidings.story.FeedState;
import tidings.story.Retention;

/** Writing a feed of full-text entries in all formats, each packed, against ROME's plain way to RSS and Atom. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 6, time = 2)
public class DocumentsBenchmark {
    @Param("../shared/bench/data/news/index.json")
    public String manifest;

    @Param("50")
    public int count;

    private final FeedDefinition feed = Feeds.keeping(50, Retention.DEFAULT);
    private final FeedState state = new FeedState(new UUID(1, 1), Instant.parse("2026-01-01T00:00:00Z"), 1);
    private final Documents documents = new Documents(new Addresses("https://feeds.example"));
    private List<Entry> entries = List.of();
    private SyndFeed synd = new SyndFeedImpl();

    @Setup
    public void load() throws IOException {
        entries = BenchEntries.of(manifest, count);
        synd = synd();
        for (Document document : render()) {
            System.out.printf("%s: %d bytes an entry, %d packed%n", document.name().format(),
                    document.bytes().length / count, Shelf.packed(document.bytes()).length / count);
        }
    }

    private SyndFeed synd() {
        SyndFeed bare = new SyndFeedImpl();
        bare.setTitle(feed.title());
        bare.setLink(feed.link());
        bare.setDescription(feed.description());
        bare.setEntries(entries.stream().map(DocumentsBenchmark::entry).toList());
        return bare;
    }

    private static SyndEntry entry(Entry from) {
        var content = new SyndContentImpl();
        content.setType("text/html");
        content.setValue(String.valueOf(from.article().html()));
        SyndEntry entry = new SyndEntryImpl();
        entry.setUri("urn:uuid:" + from.id());
        entry.setTitle(from.article().title());
        entry.setLink(from.article().url());
        entry.setAuthor(String.join(", ", from.article().authors()));
        entry.setPublishedDate(Xml.date(from.published()));
        entry.setUpdatedDate(Xml.date(from.updated()));
        entry.setContents(List.of(content));
        return entry;
    }

    /** ROME's own, to bytes, not packed. */
    @Benchmark
    public void rome(Blackhole hole) throws FeedException {
        for (String type : new String[] {"rss_2.0", "atom_1.0"}) {
            synd.setFeedType(type);
            hole.consume(new SyndFeedOutput().outputString(synd).getBytes(UTF_8));
        }
    }

    List<Document> render() {
        return documents.render(feed, state, entries, 0, List.of());
    }

    /** Ours: three documents. */
    @Benchmark
    public void written(Blackhole hole) {
        hole.consume(render());
    }

    /** And each of them packed, one after the other: what it costs. */
    @Benchmark
    public void packed(Blackhole hole) {
        for (Document document : render()) {
            hole.consume(Shelf.packed(document.bytes()));
        }
    }

    /** And packed side by side, as a server does it: how long it takes. */
    @Benchmark
    public void packedTogether(Blackhole hole) {
        render().parallelStream().forEach(document -> hole.consume(Shelf.packed(document.bytes())));
    }
}
