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
import tidings.story.Headlines;
import tidings.story.ListReading;
import tidings.story.Listed;
import tidings.story.Page;

/**
 * Each folder in {@code src/test/resources/listings} is a kind of page that lists articles, and what must be found on it. To take what
 * is found for right, delete {@code listing.json}, run the test, and read the new file with care.
 */
class ListingFixturesTest {
    private static final Path LISTINGS = Path.of("src/test/resources/listings");
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> a_listing_tells_its_headlines() throws IOException {
        try (var folders = Files.list(LISTINGS)) {
            List<Path> kinds = folders.sorted().toList();
            assertThat(kinds).isNotEmpty();
            return kinds.stream()
                    .map(k -> DynamicTest.dynamicTest(k.getFileName().toString(), () -> check(k)));
        }
    }

    private static void check(Path kind) throws IOException {
        Path golden = kind.resolve("listing.json");
        byte[] body = Files.readAllBytes(kind.resolve("page.html"));
        var page = new Page(kind.toString(), "", body, "https://town.example/list/", null);
        JsonNode told = told(new ListingReader().read(page, Feeds.feed(), null));
        if (!Files.exists(golden)) {
            Files.writeString(golden, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n");
            throw new AssertionError("wrote " + golden + "; read it, and keep it if it is right");
        }
        assertThat(told).isEqualTo(JSON.readTree(golden.toFile()));
    }

    private static JsonNode told(ListReading reading) {
        if (reading instanceof ListReading.Refused refused) {
            return JSON.createObjectNode().put("refused", refused.reason());
        }
        Headlines headlines = ((ListReading.Read) reading).headlines();
        ObjectNode node = JSON.createObjectNode();
        ArrayNode listed = node.putArray("listed");
        headlines.listed().forEach(l -> listed.add(article(l)));
        ArrayNode further = node.putArray("further");
        headlines.further().forEach(f -> further.add(f.kind() + " " + f.url()));
        return node;
    }

    private static ObjectNode article(Listed listed) {
        ObjectNode node = JSON.createObjectNode().put("title", listed.title()).put("url", listed.url());
        if (!listed.authors().isEmpty()) {
            listed.authors().forEach(node.putArray("authors")::add);
        }
        if (listed.published() != null) {
            node.put(
                    "published",
                    listed.published().inItsZone() + " "
                            + listed.published().source().label());
        }
        if (listed.summary() != null) {
            node.put("summary", listed.summary());
        }
        if (listed.image() != null) {
            node.put("image", listed.image().url());
        }
        return node;
    }
}
