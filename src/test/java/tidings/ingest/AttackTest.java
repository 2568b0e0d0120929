package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.Attacks;
import tidings.Shared;
import tidings.story.Story;

/** What others use to break cleaners and parsers; in full in a browser: {@code src/bench/xss.sh}. */
class AttackTest {
    /** Every so many of the fragments are shown to a browser here, and every so many put into pages. */
    private static final int SHOWN = 97;

    private static final int PAGED = 5;

    private static final Path BROWSER = Path.of("target/browser");
    private static final Set<String> OUTSIDE = Set.of("href", "src", "cite");
    private static final Pattern HARMLESS = Pattern.compile("(?:https?://|mailto:)\\S+");

    private static Map<String, String> vectors() throws IOException {
        return Attacks.read(Shared.path("attack/xss.jsonl"));
    }

    private static String clean(String html) {
        return Cleaner.clean(Jsoup.parse(html, "https://town.example/a/").body())
                .html();
    }

    /** What a browser could run, or load other than images: the names of elements and attributes. */
    private static List<String> harm(String html) {
        List<String> harm = new ArrayList<>();
        for (Element element : Jsoup.parse(html).body().select("body *")) {
            if (!Allowed.isTag(element.normalName()) && !Set.of("h1", "article").contains(element.normalName())) {
                harm.add(element.normalName());
            }
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey();
                boolean known = Set.of("class", "datetime", "lang").contains(key);
                boolean outside = OUTSIDE.contains(key);
                if (outside && !HARMLESS.matcher(attribute.getValue()).matches()
                        || !outside
                                && !known
                                && !key.matches(
                                        "id|alt|title|width|height|rel|start|value|scope|dir|hreflang|reversed|colspan|rowspan")) {
                    harm.add(element.normalName() + " " + attribute);
                }
            }
        }
        return harm;
    }

    private static void checkXml(String html) throws IOException {
        Attacks.xml(("<div>" + html + "</div>").getBytes(UTF_8));
    }

    @Test
    void nothing_that_could_run_is_left_and_cleaning_again_changes_nothing() throws IOException {
        for (var vector : vectors().entrySet()) {
            String once = clean(vector.getValue());
            assertThat(harm(once)).as(vector.getKey()).isEmpty();
            assertThat(clean(once)).as(vector.getKey()).isEqualTo(once);
            checkXml(once);
        }
    }

    @Test
    void no_place_of_a_page_lets_it_into_a_feed() throws IOException {
        int read = 0;
        List<String> fragments = List.copyOf(vectors().values());
        for (int i = 0; i < fragments.size(); i += PAGED) {
            Optional<Story> story = Attacks.story(Attacks.page(fragments.get(i)));
            if (story.isPresent()) {
                read++;
                assertThat(harm(Attacks.articlePage(story.get())))
                        .as(fragments.get(i))
                        .isEmpty();
                assertThat(harm(Attacks.inReader(story.get())))
                        .as(fragments.get(i))
                        .isEmpty();
            }
        }
        assertThat(read).isGreaterThan(fragments.size() / PAGED * 95 / 100);
    }

    @Test
    void a_browser_runs_and_loads_nothing(@TempDir Path folder) throws Exception {
        Shared.need(
                Files.exists(BROWSER.resolve("node_modules")) && Files.exists(Path.of("/usr/bin/chromium")),
                "no browser to be attacked: run src/bench/xss.sh --install");
        AttackTool.write(Shared.path("attack/xss.jsonl"), folder, SHOWN);
        Process run = new ProcessBuilder(
                        "node", "run.mjs", folder.toString(), "--batch", "40", "--out", folder + "/result.json")
                .directory(BROWSER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(run.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
        JsonNode result =
                new JsonMapper().readTree(folder.resolve("result.json").toFile());
        assertThat(result.path("agg").path("total").asInt()).isGreaterThan(200);
        assertThat(result.path("rows")).isEmpty();
        assertThat(result.path("agg").path("single_failed").asInt())
                .as("too busy to be judged")
                .isLessThan(10);
    }

    @Test
    void broken_markup_is_read_or_refused_and_what_is_read_is_well_formed() throws IOException {
        for (var broken : Attacks.read(Shared.path("attack/malformed.jsonl")).entrySet()) {
            Optional<Story> story = Attacks.story(Attacks.bodyOfPage(broken.getValue()));
            if (story.isPresent()) {
                checkXml(story.get().main().html());
            }
            String once = clean(broken.getValue());
            assertThat(clean(once)).as(broken.getKey()).isEqualTo(once);
        }
    }
}
