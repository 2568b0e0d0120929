package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tidings.Feeds;
import tidings.story.Article;
import tidings.story.ArticleDate;
import tidings.story.Page;
import tidings.story.Story;

/**
 * Each folder in {@code src/test/resources/pages} is a quirk: a page, and the story that must come out of it. To take what comes out for
 * right, delete {@code story.json}, run the test, and read the new file with care.
 */
class FixturesTest {
    private static final Path PAGES = Path.of("src/test/resources/pages");
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> a_page_tells_its_story() throws IOException {
        try (var folders = Files.list(PAGES)) {
            List<Path> quirks = folders.sorted().toList();
            assertThat(quirks).isNotEmpty();
            return quirks.stream()
                    .map(q -> DynamicTest.dynamicTest(q.getFileName().toString(), () -> check(q)));
        }
    }

    private static void check(Path quirk) throws IOException {
        Path golden = quirk.resolve("story.json");
        JsonNode told = told(quirk);
        if (!Files.exists(golden)) {
            Files.writeString(golden, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n");
            throw new AssertionError("wrote " + golden + "; read it, and keep it if it is right");
        }
        assertThat(told).isEqualTo(JSON.readTree(golden.toFile()));
    }

    private static JsonNode told(Path quirk) throws IOException {
        Path file;
        try (var files = Files.list(quirk)) {
            file = files.filter(f -> f.getFileName().toString().startsWith("page."))
                    .findFirst()
                    .orElseThrow();
        }
        var page = new Page(file.getFileName().toString(), "", Files.readAllBytes(file), null, null);
        Reading reading = new PageReader().read(page, Feeds.feed());
        return reading instanceof Reading.Read read
                ? story(read.story())
                : JSON.createObjectNode().put("refused", ((Reading.Refused) reading).reason());
    }

    private static ObjectNode story(Story story) {
        ObjectNode node = article(story.main());
        ArrayNode html = node.putArray("html");
        story.main().html().lines().forEach(html::add);
        ArrayNode siblings = node.putArray("siblings");
        story.siblings().forEach(s -> siblings.add(article(s.headline()).put("heading", s.heading())));
        return node;
    }

    /** Only what is known: goldens stay short. */
    private static ObjectNode article(Article article) {
        ObjectNode node = JSON.createObjectNode().put("title", article.title());
        put(node, "url", article.url());
        if (!article.authors().isEmpty()) {
            article.authors().forEach(node.putArray("authors")::add);
        }
        put(node, "published", date(article.published()));
        put(node, "updated", date(article.updated()));
        put(node, "summary", article.summary());
        put(node, "image", article.image() == null ? null : article.image().toString());
        put(node, "language", article.language());
        put(node, "rights", article.rights());
        return node;
    }

    private static void put(ObjectNode node, String key, String value) {
        if (value != null) {
            node.put(key, value);
        }
    }

    private static String date(ArticleDate date) {
        return date == null ? null : date.inItsZone() + " " + date.source().label();
    }
}
