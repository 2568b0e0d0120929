package tidings.ingest;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tidings.story.Article;
import tidings.story.Entry;
import tidings.story.Identity;
import tidings.story.Page;

/** Full-text entries of pages with known truth, as a feed would show them. */
public final class BenchEntries {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private BenchEntries() {}

    /** The first pages of a manifest that tell a story, from the first again where there are too few. */
    public static List<Entry> of(String manifest, int count) throws IOException {
        var stories = new ArrayList<Article>();
        for (Page page : BenchPages.of(manifest)) {
            if (stories.size() < count && new PageReader().read(page, BenchPages.feed()) instanceof Reading.Read read) {
                stories.add(read.story().main());
            }
        }
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < count; i++) {
            Instant published = START.minusSeconds(3600L * i);
            entries.add(new Entry(
                    Identity.id("bench " + i), stories.get(i % stories.size()), published, published, List.of(), List.of()));
        }
        return entries;
    }
}
