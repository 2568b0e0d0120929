package tidings.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.ingest.PageReader;
import tidings.source.Sieve;
import tidings.story.Catalogue;
import tidings.story.FeedDefinition;

class LiveDefinitionsTest {
    private final Definitions definitions =
            new Definitions(new Checks(PageReader::selectorFault, Sieve::patternFault, Environment.MADE_UP));

    @TempDir
    Path feeds;

    private void write(String feed, String title) throws IOException {
        Path folder = Files.createDirectories(feeds.resolve(feed));
        Files.writeString(folder.resolve("feed.yaml"), "title: " + title + "\nlink: https://town.example/\n");
    }

    /** The second time what has changed is seen to have come to rest. */
    private static Catalogue settled(LiveDefinitions live) {
        live.get();
        return live.get();
    }

    @Test
    void a_folder_is_followed() throws IOException {
        write("town", "Town");
        write("city", "City");
        var live = new LiveDefinitions(new FolderTexts(feeds), definitions.in(feeds));
        Catalogue first = live.get();
        assertThat(first.feeds()).isEqualTo(definitions.all(feeds));
        assertThat(live.get()).isSameAs(first);

        write("town", "Town Gazette");
        write("new", "New");
        Files.delete(feeds.resolve("city/feed.yaml"));
        assertThat(live.get()).isSameAs(first);
        Catalogue second = live.get();
        assertThat(second.feeds()).extracting(FeedDefinition::title).containsExactly("New", "Town Gazette");
        assertThat(second.since(first)).extracting(FeedDefinition::name).containsExactly("new", "town");
        assertThat(second.has("city")).isFalse();
    }

    @Test
    void a_broken_edit_leaves_the_last_good_one_and_others_are_followed() throws IOException {
        write("town", "Town");
        write("city", "City");
        var live = new LiveDefinitions(new FolderTexts(feeds), definitions.in(feeds));
        live.get();
        Files.writeString(feeds.resolve("town/feed.yaml"), "title: [\n");
        write("city", "Other City");
        write("bad", "Bad\nunknown: x");
        Catalogue broken = settled(live);
        assertThat(broken.feeds()).extracting(FeedDefinition::title).containsExactly("Other City", "Town");
        assertThat(broken.unread()).containsExactly("bad");
        assertThat(broken.has("bad")).isTrue();
        write("town", "Mended");
        assertThat(settled(live).feed("town").orElseThrow().title()).isEqualTo("Mended");
    }

    @Test
    void what_a_definition_waits_for_may_come_later() throws IOException {
        write("town", "Town");
        var live = new LiveDefinitions(new FolderTexts(feeds), definitions.in(feeds));
        live.get();
        write("town", "Town\nsource: {pages: archive}");
        assertThat(settled(live).feed("town").orElseThrow().pages()).containsExactly(feeds.resolve("town/pages"));
        Files.createDirectories(feeds.resolve("town/archive"));
        assertThat(live.get().feed("town").orElseThrow().pages()).containsExactly(feeds.resolve("town/archive"));
    }

    @Test
    void a_folder_that_is_gone_for_a_while_takes_no_feed_away() throws IOException {
        write("town", "Town");
        var live = new LiveDefinitions(new FolderTexts(feeds), definitions.in(feeds));
        live.get();
        Files.move(feeds.resolve("town/feed.yaml"), feeds.resolve("aside"));
        assertThat(settled(live).feeds()).hasSize(1);
        Files.move(feeds.resolve("aside"), feeds.resolve("town/feed.yaml"));
        write("town", "Again");
        assertThat(settled(live).feeds()).extracting(FeedDefinition::title).containsExactly("Again");
    }

    @Test
    void what_came_from_elsewhere_needs_no_folder_and_resolves_against_ours() {
        String yaml = "title: Town\nlink: https://town.example/\nsource: {pages: [in, ../shared]}\nrules: rules\n";
        FeedDefinition feed = definitions.besides(feeds).read("town", yaml);
        assertThat(feed.folder()).isEqualTo(feeds.resolve("town"));
        assertThat(feed.pages()).containsExactly(feeds.resolve("town/in"), feeds.resolve("town/../shared"));
        assertThat(new tidings.source.PageFiles().of(feed)).isEmpty();
        assertThatThrownBy(() -> definitions
                        .besides(feeds)
                        .read("town", "title: Town\nlink: https://town.example/\nentries: 0\n"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("town/feed.yaml in the ledger:3: entries");
        assertThatThrownBy(() -> definitions.besides(feeds).read("../town", yaml))
                .isInstanceOf(DefinitionException.class);
    }

    @Test
    void where_nothing_is_defined_there_is_nothing() {
        assertThat(new LiveDefinitions(TreeMap::new, definitions.besides(feeds))
                        .get()
                        .feeds())
                .isEmpty();
    }
}
