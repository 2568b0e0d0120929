package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteRulesTest {
    @TempDir
    Path folder;

    private SiteRules rules;

    @BeforeEach
    void files() throws IOException {
        for (String name :
                List.of("town.example", ".town.example", "sport.town.example", ".b.town.example", "münster.example")) {
            Files.writeString(folder.resolve(name + ".txt"), "title: //" + name.replaceAll("[^a-z]", "") + "\n");
        }
        rules = new SiteRules(List.of(folder));
    }

    private String title(SiteRule rule) {
        return rule.of(Directive.TITLE).stream()
                .map(RuleLine::value)
                .findFirst()
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "town.example,       //townexample",
        "www.town.example,   //townexample",
        "WWW.Town.Example,   //townexample",
        "sport.town.example, //sporttownexample",
        "www.sport.town.example, //sporttownexample",
        "news.town.example,  //townexample",
        "a.b.town.example,   //btownexample",
        "x.a.b.town.example, //btownexample",
        "other.example,      none",
        "example,            none",
    })
    void the_longest_name_that_fits_the_host_is_found(String host, String title) {
        assertThat(title(rules.forHost(host))).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../town.example", "a/b", "town..example", "[::1]", "global", "\0"})
    void what_is_no_host_has_no_rules(String host) throws IOException {
        assertThat(rules.forHost(host).isEmpty()).isTrue();
    }

    @Test
    void a_change_in_a_file_is_seen() throws IOException {
        assertThat(title(rules.forHost("town.example"))).isEqualTo("//townexample");
        Files.writeString(folder.resolve("town.example.txt"), "title: //changed\n");
        assertThat(title(rules.forHost("town.example"))).isEqualTo("//changed");
        Files.delete(folder.resolve("town.example.txt"));
        assertThat(title(rules.forHost("town.example"))).isEqualTo("none");
    }

    @Test
    void the_rules_for_all_sites_add_but_state_no_facts_on_their_own() throws IOException {
        Files.writeString(folder.resolve("global.txt"), "title: //all\ndate: //all\nstrip: //ad\nprune: no\n");
        SiteRule town = rules.forHost("town.example");
        assertThat(town.of(Directive.TITLE)).extracting(RuleLine::value).containsExactly("//townexample", "//all");
        assertThat(town.of(Directive.DATE)).isEmpty();
        assertThat(town.of(Directive.STRIP)).hasSize(1);
        assertThat(town.says(Directive.PRUNE, true)).isFalse();
        assertThat(rules.forHost("other.example").of(Directive.STRIP)).hasSize(1);
        assertThat(rules.forHost("other.example").of(Directive.TITLE)).isEmpty();
    }

    @Test
    void rules_that_forbid_to_guess_stand_alone() throws IOException {
        Files.writeString(folder.resolve("global.txt"), "strip: //ad\n");
        Files.writeString(folder.resolve("town.example.txt"), "body: //b\nautodetect_on_failure: no\n");
        assertThat(rules.forHost("town.example").of(Directive.STRIP)).isEmpty();
    }

    @Test
    void the_first_folder_that_has_a_file_is_heard() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.writeString(own.resolve("town.example.txt"), "title: //own\n");
        var both = new SiteRules(List.of(own, folder));
        assertThat(title(both.forHost("town.example"))).isEqualTo("//own");
        assertThat(title(both.forHost("sport.town.example"))).isEqualTo("//sporttownexample");
    }

    @Test
    void a_page_is_of_the_host_it_was_found_at_else_of_the_one_it_names_else_of_the_feeds() {
        Document page = Jsoup.parse("<link rel=canonical href='https://sport.town.example/a'>");
        assertThat(title(rules.forPage(page, "https://town.example/x", "https://other.example/")))
                .isEqualTo("//townexample");
        assertThat(title(rules.forPage(page, null, "https://other.example/"))).isEqualTo("//sporttownexample");
        assertThat(title(rules.forPage(Jsoup.parse("<p>"), null, "https://town.example/")))
                .isEqualTo("//townexample");
    }

    @Test
    void files_that_are_for_no_host_are_not_looked_at() throws IOException {
        Files.writeString(folder.resolve("LICENSE.txt"), "words\n");
        Files.writeString(folder.resolve("global.txt"), "strip: //ad\n");
        assertThat(rules.files())
                .extracting(f -> f.getFileName().toString())
                .contains("global.txt", ".town.example.txt")
                .doesNotContain("LICENSE.txt");
    }
}
