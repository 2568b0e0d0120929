package tidings.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tidings.story.FeedDefinition;
import tidings.story.Page;
import tidings.story.Retention;
import tidings.story.Visiting;

/** The pages of manifests, {@code [{id, file, url}]}, whole in memory. */
final class BenchPages {
    private BenchPages() {}

    static List<Page> of(String... manifests) throws IOException {
        var pages = new ArrayList<Page>();
        for (String manifest : manifests) {
            for (JsonNode entry : new ObjectMapper().readTree(Path.of(manifest).toFile())) {
                pages.add(page(Path.of(manifest).resolveSibling(entry.get("file").textValue()), entry));
            }
        }
        return pages;
    }

    private static Page page(Path file, JsonNode entry) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new Page(entry.get("id").textValue(), "", in.readAllBytes(), entry.get("url").textValue(), null);
        }
    }

    static FeedDefinition feed() {
        return new FeedDefinition(
                "bench", Path.of("."), "Bench", "https://bench.example/", "Bench", null, null, null, null, null, List.of(), 50, ZoneOffset.UTC,
                FeedDefinition.Content.FULL, FeedDefinition.Siblings.ENTRIES, Map.of(), List.of(), Retention.DEFAULT, Visiting.NONE);
    }
}
